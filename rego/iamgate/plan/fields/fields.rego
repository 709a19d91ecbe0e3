# METADATA
# description: |
#   Statements that a resource writes as fields, as the document that the service makes of them.
#   Source: AWS, "Lambda Developer Guide", resource-based policies, and "Lambda API Reference", AddPermission.
package iamgate.plan.fields

import data.iamgate.plan.changes
import data.iamgate.plan.references

# METADATA
# description: the document as text
document(resource) := json.marshal({"Version": "2012-10-17", "Statement": [{
	"Effect": "Allow",
	"Action": _text(resource, "action", "lambda:*"),
	"Principal": _principal(_text(resource, "principal", "")),
	"Resource": _function(_text(resource, "function_name", "*")),
	"Condition": {operator: {key: value} |
		some attribute, [operator, key] in _conditions
		_says(resource, attribute)
		value := _text(resource, attribute, "known-after-apply")
	},
}]})

# Each has an operator of its own, as an object may hold it once: IAM does not care for the case of their letters.
_conditions := {
	"source_arn": ["ArnLike", "aws:SourceArn"],
	"source_account": ["StringEquals", "aws:SourceAccount"],
	"principal_org_id": ["stringEquals", "aws:PrincipalOrgID"],
	"function_url_auth_type": ["StringLike", "lambda:FunctionUrlAuthType"],
	"event_source_token": ["stringLike", "lambda:EventSourceToken"],
}

_principal("*") := "*"

_principal(text) := {"AWS": text} if regex.match(`^(arn:|[0-9]{12}$)`, text)

_principal(text) := {"Service": text} if not regex.match(`^(\*$|arn:|[0-9]{12}$)`, text)

_function(text) := text if regex.match(`^(arn:|\*$)`, text)

_function(text) := concat("", ["arn:*:lambda:*:*:function:", text]) if not regex.match(`^(arn:|\*$)`, text)

_text(resource, attribute, fallback) := resource.value[attribute] if {
	is_string(resource.value[attribute])
	resource.value[attribute] != ""
} else := fallback

_says(resource, attribute) if not object.get(resource.value, attribute, null) in {null, ""}

_says(resource, attribute) if hidden(resource, attribute) == true

# METADATA
# description: is this field written, and unknown until apply?
hidden(resource, attribute) if {
	changes.is_unknown(changes.mark(resource, attribute))
	not references.by_default(resource, attribute)
} else := false
