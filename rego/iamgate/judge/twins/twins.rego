# METADATA
# description: |
#   What is judged of the twins of a plan (package plan.twins): each is a slice by itself, and knows of no other.
package iamgate.judge.twins

import data.iamgate.judge.slice
import data.iamgate.judge.status

# METADATA
# description: "the MFA verdicts in each twin, {twin: {subject: word}}"
statuses[name] := found if {
	some name, twin in slice.twins
	found := status.alone with input.slice as twin
}
