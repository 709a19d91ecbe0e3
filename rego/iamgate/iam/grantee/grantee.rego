# METADATA
# description: |
#   Whom a Principal or NotPrincipal element names.
#   Source: AWS, "AWS JSON policy elements: Principal" and "NotPrincipal".
package iamgate.iam.grantee

# METADATA
# description: |
#   who is named, [{class, text, account}]. Classes: anyone, account, user, role, session (of GetFederationToken),
#   service, rolesanywhere, oidc, saml, other (none that IAM knows). `account` is null where the text does not tell
of(principals) := [_anyone] if {
	is_string(principals)
} else := [_anyone] if {
	principals.NotPrincipal
} else := [{"class": class, "text": text, "account": _account(text)} |
	some type in ["AWS", "Service", "Federated", "CanonicalUser"]
	some text in _listed(principals[type])
	some class in _classes(type, text)
]

_anyone := {"class": "anyone", "text": "*", "account": null}

_listed(value) := value if is_array(value)

_listed(value) := [value] if not is_array(value)

_classes("AWS", text) := [_aws(text)]

_classes("Service", text) := ["rolesanywhere"] if text == _rolesanywhere

_classes("Service", text) := ["service"] if text != _rolesanywhere

_rolesanywhere := "rolesanywhere.amazonaws.com"

_classes("Federated", text) := ["oidc", "saml"] if text == "*"

_classes("Federated", text) := ["saml"] if regex.match(`^arn:[^:]*:iam::[^:]*:saml-provider/`, text)

_classes("Federated", text) := ["oidc"] if {
	text != "*"
	not regex.match(`^arn:[^:]*:iam::[^:]*:saml-provider/`, text)
}

_classes("CanonicalUser", _) := ["other"]

# A wildcard within an ARN is refused by IAM. If it were taken, it could admit anyone.
_aws(text) := "anyone" if {
	regex.match(`[*?]`, text)
} else := "account" if {
	regex.match(`^(arn:[^:]*:iam::)?[0-9]{12}(:root)?$`, text)
} else := "user" if {
	regex.match(`^(arn:[^:]*:iam::[0-9]{12}:user/|AIDA)`, text)
} else := "role" if {
	regex.match(`^(arn:[^:]*:iam::[0-9]{12}:role/|arn:[^:]*:sts::[0-9]{12}:assumed-role/|AROA)`, text)
} else := "session" if {
	regex.match(`^arn:[^:]*:sts::[0-9]{12}:federated-user/`, text)
} else := "other"

_account(text) := text if {
	regex.match(`^[0-9]{12}$`, text)
} else := fields[4] if {
	fields := split(text, ":")
	regex.match(`^[0-9]{12}$`, fields[4])
} else := null

# METADATA
# description: which kinds of callers each class lets in, and by which action
callers := {
	"anyone": {"user": "sts:assumerole", "role": "sts:assumerole", "oidc": _by_token, "saml": _by_assertion},
	"account": {"user": "sts:assumerole", "role": "sts:assumerole"},
	"user": {"user": "sts:assumerole"},
	"other": {"user": "sts:assumerole"},
	"role": {"role": "sts:assumerole"},
	"session": {"role": "sts:assumerole"},
	"service": {"service": "sts:assumerole"},
	"rolesanywhere": {"service": "sts:assumerole"},
	"oidc": {"oidc": _by_token},
	"saml": {"saml": _by_assertion},
}

_by_token := "sts:assumerolewithwebidentity"

_by_assertion := "sts:assumerolewithsaml"

# METADATA
# description: |
#   the MFA states in which a kind of caller can come: sessions of roles carry no MFA, and calls of services and with
#   tokens and assertions have none of its keys
states := {
	"user": {"true", "false", "absent"},
	"role": {"false"},
	"service": {"absent"},
	"oidc": {"absent"},
	"saml": {"absent"},
}

# METADATA
# description: is this a Principal or NotPrincipal element that IAM takes?
sound("*")

sound(principals) if {
	is_object(principals)
	count(object.keys(principals) - {"AWS", "Service", "Federated", "CanonicalUser"}) == 0
	every texts in principals {
		every text in _listed(texts) { is_string(text) }
	}
}
