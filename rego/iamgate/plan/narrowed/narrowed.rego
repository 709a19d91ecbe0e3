# METADATA
# description: |
#   What unknown resources of a statement can be, by what they are written with: the ARN of a planned role is the ARN of
#   that role. From the JSON of a plan, which does not show what is written around a reference, it may go on.
package iamgate.plan.narrowed

import data.iamgate.plan.accounts
import data.iamgate.plan.arns
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
	found := expressions.arns(document, "resources", i, _count(document))
} else := [concat("", [_pattern(document, parts), "*"]) | some parts in found] if {
	not expressions.present
	found := _referred(_written(document, i, "resources"), _nulls([_statements(document)[i].resources]))
}

# METADATA
# description: |
#   what all unknown identifiers of a statement's principals are, as [type, ARN]: planned users, roles and identity
#   providers whose names are known; undefined where they may be others
principals(document, i) := [_exact(document, parts) | some parts in found] if {
	blocks := _statements(document)[i].principals
	every block in blocks { _is_settled(block) }
	found := _identifiers(document, i)
	every parts in found { _exact(document, parts) }
}

_is_settled(block) if block.type in {"AWS", "Federated"}

_is_settled(block) if _nulls([block.identifiers]) == 0

_identifiers(document, i) := expressions.arns(document, "principals.identifiers", i, _count(document)) if {
	expressions.present
} else := _referred(_written(document, i, "principals"), unknown) if {
	not expressions.present
	unknown := _nulls([block.identifiers | some block in _statements(document)[i].principals])
}

# [type, name, key, suffix] of the resources whose ARNs are referred to, if they explain all unknown elements.
_referred(texts, nulls) := [[ref.type, ref.name, ref.key, ""] | some ref in refs] if {
	refs := traversals.read(texts)
	every ref in refs {
		ref.kind == "resource"
		ref.attribute == "arn"
	}
	nulls > 0
	sum([ref.times | some ref in refs]) == nulls
}

_nulls(lists) := count([true | some list in lists; some text in list; text == null])

_statements(document) := object.get(reads.of[document].value, "statement", [])

_count(document) := count(_statements(document))

# Static blocks only are in the configuration: where their number is that of the statements, they are all.
_written(document, i, part) := configuration.texts(object.get(blocks[i], part, {})) if {
	blocks := reads.written(document).expressions.statement
	count(blocks) == _count(document)
}

_exact([at, _, _], [type, name, key, ""]) := [_kinds[type][0], concat("", ["arn:aws:iam::", account, ":", tail])] if {
	address := instances.addresses[[at, concat(".", [type, name]), key]]
	resource := changes.live[address]
	tail := _tail(type, resource.value)
	account := _account(accounts.of(resource))
}

_kinds := {
	"aws_iam_user": ["AWS", "user"],
	"aws_iam_role": ["AWS", "role"],
	"aws_iam_openid_connect_provider": ["Federated", "oidc-provider"],
	"aws_iam_saml_provider": ["Federated", "saml-provider"],
}

_tail(type, value) := concat("", [_kinds[type][1], _path(value), value.name]) if {
	_kinds[type][0] == "AWS"
	is_string(value.name)
}

_tail("aws_iam_openid_connect_provider", value) := concat("", ["oidc-provider/", trim_prefix(value.url, "https://")]) if {
	is_string(value.url)
}

_tail("aws_iam_saml_provider", value) := concat("", ["saml-provider/", value.name]) if is_string(value.name)

# One account is as good as another where none is known.
_account(label) := label if {
	arns.is_digits(label)
} else := "123456789012"

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
