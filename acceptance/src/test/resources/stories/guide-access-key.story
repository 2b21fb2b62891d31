Scenario: Safely Rotating an Application's IAM Access Key
(the guide's worked example; every command line of it runs as it is written there)

The application has a user, and the user has a key that is ninety days old.

$ aws iam create-user --user-name MyAppUser
~ arn:aws:iam::\d{12}:user/MyAppUser
$ aws iam put-user-policy --user-name MyAppUser --policy-name RotateOwnKeys --policy-document '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:*AccessKey*","Resource":"arn:aws:iam::*:user/${aws:username}"}}'
$ aws iam create-access-key --user-name MyAppUser
OLD_KEY_ID := AccessKey.AccessKeyId
OLD_SECRET := AccessKey.SecretAccessKey
as OLD_KEY_ID OLD_SECRET
$ aws sts get-caller-identity
~ user/MyAppUser
as root
$ keyrota clock advance 90d

Preparation: Check if the user already has two access keys (the limit).

$ aws iam list-access-keys --user-name MyAppUser --query 'length(AccessKeyMetadata)'
~ ^1

A client given an endpoint signs with its own region, whatever the service:

$ AWS_DEFAULT_REGION=eu-central-1 aws iam list-access-keys --user-name MyAppUser

Creation: save the output (ID and Secret).

$ aws iam create-access-key --user-name MyAppUser
NEW_KEY_ID := AccessKey.AccessKeyId
NEW_SECRET := AccessKey.SecretAccessKey
$ aws iam create-access-key --user-name MyAppUser
! LimitExceeded
! Cannot exceed quota for AccessKeysPerUser: 2

Deployment: Update the environment variables or credentials file on the server.

as NEW_KEY_ID NEW_SECRET
$ keyrota clock advance 1h
$ aws sts get-caller-identity
~ user/MyAppUser
as root

Audit: the old key's timestamp is older than the deployment, the new key is in use.

$ aws iam get-access-key-last-used --access-key-id <OLD_KEY_ID>
~ "ServiceName": "sts"
OLD_USED := AccessKeyLastUsed.LastUsedDate
$ aws iam get-access-key-last-used --access-key-id <NEW_KEY_ID>
~ "UserName": "MyAppUser"
NEW_USED := AccessKeyLastUsed.LastUsedDate
$ [[ "<OLD_USED>" < "<NEW_USED>" ]]

Cleanup: the guide's two lines have no --user-name: signed by the application's user, with its new
key, they act on its own keys.

as NEW_KEY_ID NEW_SECRET
$ aws iam update-access-key --access-key-id <OLD_KEY_ID> --status Inactive
as OLD_KEY_ID OLD_SECRET
$ aws sts get-caller-identity
! InvalidClientTokenId
$ aws kms list-keys
! UnrecognizedClientException
as root
$ aws iam list-access-keys --user-name MyAppUser
~ "Status": "Inactive"

Nothing is lost when the server dies here.

kill
as NEW_KEY_ID NEW_SECRET
$ aws iam list-access-keys
~ <OLD_KEY_ID>

After a 24-hour buffer:

$ keyrota clock advance 24h
$ aws iam delete-access-key --access-key-id <OLD_KEY_ID>
$ aws iam list-access-keys --query 'AccessKeyMetadata[].AccessKeyId' --output text
~ ^<NEW_KEY_ID>$
as OLD_KEY_ID OLD_SECRET
$ aws sts get-caller-identity
! InvalidClientTokenId

And all of it is in the trail.

$ keyrota audit verify
~ ^intact
$ keyrota audit show --user MyAppUser --action UpdateAccessKey
~ UpdateAccessKey
