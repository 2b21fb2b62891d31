An administrator who gives rights by group and keeps everybody under a ceiling.

$ echo "{\"folder\": \"$(mktemp -d)\"}"
F := folder
$ aws iam create-policy --policy-name Ceiling --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["kms:*","iam:Get*","iam:ChangePassword"],"Resource":"*"}]}'
CEILING := Policy.Arn
$ aws iam create-group --group-name Keepers --path /team/
~ :group/team/Keepers
$ aws iam attach-group-policy --group-name Keepers --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
$ aws iam create-user --user-name keeper --permissions-boundary <CEILING>
$ aws iam create-access-key --user-name keeper
KEY := AccessKey.AccessKeyId
SECRET := AccessKey.SecretAccessKey

Outside the group the user may do nothing; inside, everything under the ceiling.

as KEY SECRET
$ aws kms list-keys
! AccessDenied
as root
$ aws iam add-user-to-group --group-name Keepers --user-name keeper
as KEY SECRET
$ aws kms list-keys
~ Keys
$ aws iam get-user --user-name keeper
~ "PermissionsBoundaryArn": "<CEILING>"
$ aws iam list-users
! AccessDenied
as root

A new version of the ceiling is in force at once; what hangs on something is not deleted.

$ aws iam create-policy-version --policy-arn <CEILING> --set-as-default --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:*","Resource":"*"}]}'
~ "VersionId": "v2"
as KEY SECRET
$ aws iam list-users
~ keeper
$ aws kms list-keys
! AccessDenied
as root
$ aws iam list-entities-for-policy --policy-arn <CEILING> --policy-usage-filter PermissionsBoundary --query 'PolicyUsers[].UserName' --output text
~ ^keeper$
$ aws iam delete-policy --policy-arn <CEILING>
! DeleteConflict
$ aws iam delete-group --group-name Keepers
! DeleteConflict
$ aws iam get-policy-version --policy-arn <CEILING> --version-id v1 --query 'PolicyVersion.Document.Statement[0].Action[0]' --output text
~ ^kms:\*$
$ aws iam get-account-authorization-details --filter Group User --query 'UserDetailList[].GroupList[]' --output text
~ ^Keepers$

A second factor: the device's seed is shown once, two codes in a row enable it, a code is good once.

$ aws iam create-virtual-mfa-device --virtual-mfa-device-name keeper --outfile <F>/seed --bootstrap-method Base32StringSeed
MFA := VirtualMFADevice.SerialNumber
$ printf 'import base64,hashlib,hmac,sys,time\nk=base64.b32decode(open(sys.argv[1]).read().strip())\ns=int(time.time())//30+int(sys.argv[2])\nh=hmac.new(k,s.to_bytes(8,"big"),hashlib.sha1).digest()\no=h[-1]&15\nprint("%%06d"%%((int.from_bytes(h[o:o+4],"big")&0x7fffffff)%%1000000))\n' > <F>/code.py
$ aws iam enable-mfa-device --user-name keeper --serial-number <MFA> --authentication-code1 $(python3 <F>/code.py <F>/seed -2) --authentication-code2 $(python3 <F>/code.py <F>/seed -1)
$ aws iam list-mfa-devices --user-name keeper --query 'length(MFADevices)'
~ ^1
as KEY SECRET
$ CODE=$(python3 <F>/code.py <F>/seed 0); aws sts get-session-token --serial-number <MFA> --token-code $CODE && aws sts get-session-token --serial-number <MFA> --token-code $CODE
! AccessDenied
as root
$ aws iam delete-user --user-name keeper
! DeleteConflict

A password, which the account's policy judges and nothing shows.

$ aws iam update-account-password-policy --minimum-password-length 14 --require-numbers --allow-users-to-change-password
$ aws iam create-login-profile --user-name keeper --password short
! PasswordPolicyViolation
$ aws iam create-login-profile --user-name keeper --password 'correct horse 7 battery'
~ "UserName": "keeper"
as KEY SECRET
$ aws iam change-password --old-password 'correct horse 7 battery' --new-password 'another horse 8 battery'
as root
