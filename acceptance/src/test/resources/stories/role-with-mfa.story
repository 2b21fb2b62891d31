An administrator makes a role that only a second factor opens, under a boundary.

$ aws sts get-caller-identity
ACCOUNT := Account
$ echo "{\"folder\": \"$(mktemp -d)\"}"
F := folder
$ aws iam create-user --user-name carol
CAROL := User.Arn
$ aws iam create-access-key --user-name carol
KEY := AccessKey.AccessKeyId
SECRET := AccessKey.SecretAccessKey
$ aws iam create-policy --policy-name KeysOnly --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["kms:*","iam:Get*"],"Resource":"*"}]}'
BOUNDARY := Policy.Arn
$ aws iam create-role --role-name Operator --permissions-boundary <BOUNDARY> --assume-role-policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"<CAROL>"},"Action":"sts:AssumeRole","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}}]}'
ROLE := Role.Arn
$ aws iam attach-role-policy --role-name Operator --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
$ keyrota who-can sts:AssumeRole <ROLE>
~ user/carol +USER +sometimes +trust policy line 1 +Bool aws:MultiFactorAuthPresent true

as KEY SECRET
$ aws sts assume-role --role-arn <ROLE> --role-session-name shift
! User: <CAROL> is not authorized to perform: sts:AssumeRole on resource: <ROLE>
as root
$ aws iam create-virtual-mfa-device --virtual-mfa-device-name carol --outfile <F>/seed --bootstrap-method Base32StringSeed
MFA := VirtualMFADevice.SerialNumber
$ printf 'import base64,hashlib,hmac,sys,time\nk=base64.b32decode(open(sys.argv[1]).read().strip())\nnow=int(time.time())//30\nfor a in sys.argv[2:]:\n h=hmac.new(k,(now+int(a)).to_bytes(8,"big"),hashlib.sha1).digest()\n o=h[-1]&15\n print("%%06d"%%((int.from_bytes(h[o:o+4],"big")&0x7fffffff)%%1000000))\n' > <F>/code.py
$ set -- $(python3 <F>/code.py <F>/seed -2 -1); aws iam enable-mfa-device --user-name carol --serial-number <MFA> --authentication-code1 $1 --authentication-code2 $2
as KEY SECRET
$ aws sts assume-role --role-arn <ROLE> --role-session-name shift --serial-number <MFA> --token-code 000000
! MultiFactorAuthentication failed with invalid MFA one time pass code
$ aws sts assume-role --role-arn <ROLE> --role-session-name shift --serial-number <MFA> --token-code $(python3 <F>/code.py <F>/seed 0)
RKEY := Credentials.AccessKeyId
RSECRET := Credentials.SecretAccessKey
RTOKEN := Credentials.SessionToken
as RKEY RSECRET RTOKEN
$ aws sts get-caller-identity --query Arn --output text
~ ^arn:aws:sts::<ACCOUNT>:assumed-role/Operator/shift$
$ aws kms create-key --query KeyMetadata.KeyState --output text
~ ^Enabled$
$ aws iam list-users
! User: arn:aws:sts::<ACCOUNT>:assumed-role/Operator/shift is not authorized to perform: iam:ListUsers on resource: arn:aws:iam::<ACCOUNT>:user/ because no permissions boundary allows the iam:ListUsers action
as root

With the role goes what its sessions could do.

$ aws iam detach-role-policy --role-name Operator --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
$ aws iam delete-role --role-name Operator
as RKEY RSECRET RTOKEN
$ aws kms list-keys
! (UnrecognizedClientException)
