# METADATA
# description: |
#   Whom a Principal or NotPrincipal element names, and what a Deny that names others covers.
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
# description: |
#   Does a Deny with this Principal or NotPrincipal element meet all whom an Allow lets in by naming `grantee`? True is
#   certain
covers(principals, _) if principals == "*"

covers(principals, grantee) if {
	some other in of(principals)
	not principals.NotPrincipal
	_includes(other, grantee)
}

covers(principals, grantee) if {
	excepted := of(principals.NotPrincipal)
	not _spares(excepted, grantee)
}

_includes(other, _) if {
	other.text == "*"
	other.class == "anyone"
}

_includes(other, grantee) if {
	other.text in {grantee.text, "*"}
	other.class == grantee.class
}

_includes(other, grantee) if {
	other.class == "account"
	other.account == grantee.account
	grantee.class in _of_accounts
}

_of_accounts := {"account", "user", "role", "session"}

# A NotPrincipal names a principal together with its account, and others of the account are denied all the same.
# Whether an account alone stands for all that is in it, AWS does not say.
_spares(_, grantee) if grantee.class == "anyone"

_spares(excepted, grantee) if {
	some other in excepted
	_includes(other, grantee)
	not _stands_beside(other, grantee, excepted)
}

_spares(excepted, grantee) if {
	grantee.class == "account"
	some other in excepted
	other.account == grantee.account
}

_spares(excepted, _) if {
	some other in excepted
	other.class == "anyone"
}

_stands_beside(other, grantee, excepted) if {
	other.class == "account"
	grantee.class != "account"
	some one in excepted
	one.class != "account"
	one.account == other.account
}

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
