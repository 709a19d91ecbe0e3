# METADATA
# description: |
#   What unknown resources of a statement can be, by what they are written with: the ARN of a planned role is the ARN of
#   that role. From the JSON of a plan, which does not show what is written around a reference, it may go on.
package iamgate.plan.narrowed

import data.iamgate.plan.changes
import data.iamgate.plan.configuration
import data.iamgate.plan.expressions
import data.iamgate.plan.instances
import data.iamgate.plan.reads
import data.iamgate.plan.traversals

# METADATA
# description: |
#   the patterns that all unknown resources of a statement match, by document (package plan.reads) and the statement's
#   index; undefined where they may be anything
resources(document, i) := [_pattern(document, parts) | some parts in found] if {
	expressions.present
	found := expressions.resources(document, i, _count(document))
} else := [concat("", [_pattern(document, [ref.type, ref.name, ref.key, ""]), "*"]) | some ref in refs] if {
	not expressions.present
	refs := traversals.read(_written(document, i))
	every ref in refs {
		ref.kind == "resource"
		ref.attribute == "arn"
	}
	count(refs) > 0
	sum([ref.times | some ref in refs]) == count([true | some text in _statements(document)[i].resources; text == null])
}

_statements(document) := object.get(reads.of[document].value, "statement", [])

_count(document) := count(_statements(document))

# Static blocks only are in the configuration: where their number is that of the statements, they are all.
_written(document, i) := configuration.texts(object.get(blocks[i], "resources", {})) if {
	blocks := reads.written(document).expressions.statement
	count(blocks) == _count(document)
}

# The ARN of a planned resource, as far as it is known, and what follows it.
_pattern([at, _, _], [type, name, key, suffix]) := concat("", [_arn(type, _planned(at, type, name, key)), suffix])

_planned(at, type, name, key) := changes.live[address].value if {
	address := instances.addresses[[at, concat(".", [type, name]), key]]
} else := {}

_arn(type, value) := concat("", ["arn:*:iam::*:", _iam[type], _path(value), _name(value)]) if {
	_iam[type]
} else := concat("", ["arn:*:", _services[type], ":*"]) if {
	_services[type]
} else := "*"

_iam := {"aws_iam_role": "role", "aws_iam_user": "user", "aws_iam_group": "group", "aws_iam_policy": "policy"}

_path(value) := value.path if {
	is_string(value.path)
} else := "/"

_name(value) := value.name if {
	is_string(value.name)
} else := "*"

# Resources whose ARNs tell where an action can be used.
_services := {
	"aws_cloudwatch_log_group": "logs", "aws_codebuild_project": "codebuild", "aws_dynamodb_table": "dynamodb",
	"aws_ecr_repository": "ecr", "aws_ecs_cluster": "ecs", "aws_kms_key": "kms", "aws_lambda_function": "lambda",
	"aws_s3_bucket": "s3", "aws_secretsmanager_secret": "secretsmanager", "aws_sfn_state_machine": "states",
	"aws_sns_topic": "sns", "aws_sqs_queue": "sqs", "aws_ssm_parameter": "ssm",
}
