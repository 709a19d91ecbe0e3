# METADATA
# description: |
#   What the requests of callers hold for condition keys, in the shape that package iam.condition takes (`keys` of a
#   principal). Source: AWS, "AWS global condition context keys" and "Keys for AWS OIDC federation".
package iamgate.iam.caller

# METADATA
# description: |
#   The keys of a kind of caller that `grantee` (package iam.grantee) lets in. `role` is what is known of the role:
#   {partition, account}; `asked` are the keys that the statement tests
keys(grantee, kind, role, asked) := object.union_n([
	_absent(kind, asked),
	_of_role(role),
	_of(kind, _arn(grantee, kind, role.partition), grantee.account),
])

# METADATA
# description: is this a key that only requests with a token or an assertion have?
of_federation(key) if startswith(key, "saml:")

of_federation(key) if {
	not regex.match(`^(aws|sts|iam):`, key)
	contains(key, ":")
}

_absent(kind, asked) := {key: {"present": false} | some key in asked; of_federation(key)} if kind in _signing

_absent(kind, _) := {} if not kind in _signing

# Those who sign their requests, with keys that are theirs or their role's.
_signing := {"user", "role"}

_of_role(role) := {"aws:resourceaccount": {"present": true, "text": role.account}} if {
	role.account != null
} else := {}

_of("user", arn, account) := object.union_n([_direct, _of_account(account), {
	"aws:principaltype": {"present": true, "text": "User"},
	"aws:principalarn": _held(arn),
	"aws:username": _held(_last(arn)),
	"aws:userid": {"present": true, "pattern": "AIDA*"},
}])

_of("role", arn, account) := object.union_n([_direct, _of_account(account), {
	"aws:principaltype": {"present": true, "text": "AssumedRole"},
	"aws:principalarn": _held(arn),
	"aws:username": {"present": false},
	"aws:userid": {"present": true, "pattern": "AROA*"},
}])

_of(kind, _, _) := {
	"aws:principaltype": {},
	"aws:principalarn": {"present": false},
	"aws:principalaccount": {"present": false},
	"aws:principalorgid": {"present": false},
	"aws:principalorgpaths": {"present": false},
	"aws:principalisawsservice": {"present": true, "text": _truth[kind == "service"]},
	"aws:username": {"present": false},
} if {
	not kind in _signing
}

_truth := {true: "true", false: "false"}

# Nothing stands between the caller and STS.
_direct := {
	"aws:principalisawsservice": {"present": true, "text": "false"},
	"aws:principalservicename": {"present": false},
	"aws:sourcearn": {"present": false},
	"aws:sourceaccount": {"present": false},
}

_of_account(null) := {"aws:principalaccount": {"present": true}}

_of_account(account) := {"aws:principalaccount": {"present": true, "text": account}} if account != null

_held(text) := {"present": true, "pattern": text} if contains(text, "*")

_held(text) := {"present": true, "text": text} if not contains(text, "*")

_last(arn) := steps[count(steps) - 1] if steps := split(arn, "/")

# The ARN of the user, or of the role that a session is of.
_arn(grantee, kind, partition) := grantee.text if {
	regex.match(`^arn:[^:]*:iam::[0-9]{12}:(user|role)/`, grantee.text)
	kind in _signing
} else := concat("", ["arn:", fields[1], ":iam::", fields[4], ":role/*", split(fields[5], "/")[1]]) if {
	fields := split(grantee.text, ":")
	startswith(fields[5], "assumed-role/")
} else := concat("", ["arn:", _partition(grantee.text, partition), ":iam::", _or_star(grantee.account), ":", kind, "/*"]) if {
	kind in _signing
} else := ""

_partition(text, fallback) := fields[1] if {
	fields := split(text, ":")
	fields[0] == "arn"
	not contains(fields[1], "*")
} else := fallback

_or_star(null) := "*"

_or_star(account) := account if account != null

# METADATA
# description: |
#   The keys of somebody whom nobody has named: any user or role of an account and of an organization that no policy
#   is about. Names are free to choose. An account need not be in an organization: one set of keys for each
strangers(kind, role, asked) := [object.union_n([
	# A union would merge what is told of one key.
	object.remove(keys({"text": "*", "account": null}, kind, role, asked), ["aws:userid"]),
	{
		"aws:principalaccount": {"present": true, "text": account},
		"aws:principalarn": {"present": true, "pattern": concat("", ["arn:", role.partition, ":iam::", account, ":", kind, "/*"])},
		"aws:userid": {"present": true, "text": _ids[kind]},
		"aws:resourceaccount": {"present": true, "text": _or_star(role.account)},
		"aws:resourceorgid": {"present": true, "text": "o-ofthisrole"},
	},
	organization,
]) |
	some organization in _organizations
]

# METADATA
# description: the account of a stranger
account := "999999999999"

_ids := {"user": "AIDANOBODYHASNAMEDIT", "role": "AROANOBODYHASNAMEDIT:session"}

_organizations := [
	{"aws:principalorgid": {"present": false}, "aws:principalorgpaths": {"present": false}},
	{
		"aws:principalorgid": {"present": true, "text": "o-ofastranger"},
		"aws:principalorgpaths": {"present": true, "text": "o-ofastranger/r-root/ou-root-unit/"},
	},
]
