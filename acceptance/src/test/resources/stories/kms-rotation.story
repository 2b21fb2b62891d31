A key's life: made, named, rotated by time and on demand, replicated, and destroyed on its day.

$ aws kms create-key --description "for invoices" --tags TagKey=team,TagValue=billing
~ "KeyState": "Enabled"
KEY := KeyMetadata.KeyId
ARN := KeyMetadata.Arn
FIRST := KeyMetadata.CurrentKeyMaterialId
$ aws kms create-alias --alias-name alias/invoices --target-key-id <KEY>
$ aws kms describe-key --key-id alias/invoices --query KeyMetadata.Arn --output text
~ ^<ARN>$
$ aws kms create-alias --alias-name alias/invoices --target-key-id <KEY>
! AlreadyExistsException
$ aws kms list-resource-tags --key-id <KEY>
~ "TagValue": "billing"

Automatic rotation: enabled, it comes one period later, and then every period.

$ aws kms enable-key-rotation --key-id <KEY> --rotation-period-in-days 365
$ aws kms get-key-rotation-status --key-id <KEY>
~ "KeyRotationEnabled": true
~ "RotationPeriodInDays": 365
$ keyrota clock advance 364d
$ aws kms list-key-rotations --key-id <KEY> --query 'length(Rotations)'
~ ^0
$ keyrota clock advance 1d
$ aws kms list-key-rotations --key-id <KEY>
~ "RotationType": "AUTOMATIC"
$ aws kms rotate-key-on-demand --key-id <KEY>
$ keyrota clock advance 730d
$ aws kms list-key-rotations --key-id <KEY> --query 'Rotations[].RotationType' --output text
~ ^AUTOMATIC\s+ON_DEMAND\s+AUTOMATIC\s+AUTOMATIC$

The old materials are all still there.

$ aws kms list-key-rotations --key-id <KEY> --include-key-material ALL_KEY_MATERIAL --query 'length(Rotations)'
~ ^5
$ aws kms list-key-rotations --key-id <KEY> --include-key-material ALL_KEY_MATERIAL
~ <FIRST>

A disabled key is not rotated; enabling it makes up for that at once.

$ aws kms disable-key --key-id <KEY>
$ keyrota clock advance 400d
$ aws kms list-key-rotations --key-id <KEY> --query 'length(Rotations)'
~ ^4
$ aws kms enable-key --key-id <KEY>
$ aws kms list-key-rotations --key-id <KEY> --query 'length(Rotations)'
~ ^5

AWS-managed keys come when they are first asked for, rotate every year, and their owner may look.

$ aws kms describe-key --key-id alias/aws/s3
~ "KeyManager": "AWS"
MANAGED := KeyMetadata.KeyId
$ aws kms get-key-rotation-status --key-id <MANAGED>
~ "RotationPeriodInDays": 365
$ aws kms disable-key-rotation --key-id <MANAGED>
! AccessDeniedException
$ aws kms schedule-key-deletion --key-id <MANAGED>
! AccessDeniedException
$ keyrota clock advance 365d
$ aws kms list-key-rotations --key-id <MANAGED>
~ "RotationType": "AUTOMATIC"

Manual rotation: a new key, and the alias leads to it.

$ aws kms create-key
NEXT := KeyMetadata.KeyId
$ aws kms update-alias --alias-name alias/invoices --target-key-id <NEXT>
$ aws kms describe-key --key-id alias/invoices --query KeyMetadata.KeyId --output text
~ ^<NEXT>$

Imported material is rotated by its owner alone.

$ aws kms create-key --origin EXTERNAL
~ "KeyState": "PendingImport"
EXTERNAL := KeyMetadata.KeyId
$ aws kms enable-key-rotation --key-id <EXTERNAL>
! UnsupportedOperationException

A multi-Region key has the same id and material in its other regions, and follows every rotation.

$ aws kms create-key --multi-region
~ "MultiRegionKeyType": "PRIMARY"
MRK := KeyMetadata.KeyId
$ aws kms replicate-key --key-id <MRK> --replica-region eu-west-1
~ "MultiRegionKeyType": "REPLICA"
$ aws kms rotate-key-on-demand --key-id <MRK>
$ aws kms describe-key --key-id <MRK>
MATERIAL := KeyMetadata.CurrentKeyMaterialId
$ aws kms describe-key --region eu-west-1 --key-id <MRK>
~ <MATERIAL>

A grant, retired by its token.

$ aws kms create-grant --key-id <NEXT> --grantee-principal arn:aws:iam::111122223333:user/App --operations Decrypt --name app
TOKEN := GrantToken
$ aws kms list-grants --key-id <NEXT>
~ "Name": "app"
$ aws kms retire-grant --grant-token <TOKEN>
$ aws kms list-grants --key-id <NEXT> --query 'length(Grants)'
~ ^0

Deletion waits at least seven days, can be cancelled, and is carried out. Nothing is lost when the
server dies in between.

$ aws kms schedule-key-deletion --key-id <KEY> --pending-window-in-days 6
! ValidationException
$ aws kms schedule-key-deletion --key-id <KEY> --pending-window-in-days 7
~ "KeyState": "PendingDeletion"
$ aws kms cancel-key-deletion --key-id <KEY>
$ aws kms describe-key --key-id <KEY>
~ "KeyState": "Disabled"
$ aws kms schedule-key-deletion --key-id <KEY> --pending-window-in-days 7
kill
$ keyrota clock advance 6d
$ aws kms describe-key --key-id <KEY>
~ "KeyState": "PendingDeletion"
$ keyrota clock advance 1d
$ aws kms describe-key --key-id <KEY>
! NotFoundException
$ aws kms cancel-key-deletion --key-id <KEY>
! NotFoundException
$ aws kms list-keys --query 'length(Keys[?KeyId==`<KEY>`])'
~ ^0
$ keyrota audit show --action DeleteKey
~ DeleteKey
