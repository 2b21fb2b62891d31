Keys and those who may use them: by the key's policy, by grants, from another account.

$ aws sts get-caller-identity
ACCOUNT := Account
$ echo "{\"folder\": \"$(mktemp -d)\"}"
F := folder
$ printf 'a secret text' > <F>/plain
$ aws iam create-user --user-name keykeeper
KEEPER := User.Arn
$ aws iam create-access-key --user-name keykeeper
KEY := AccessKey.AccessKeyId
SECRET := AccessKey.SecretAccessKey
$ aws iam create-user --user-name admin
ADMIN := User.Arn
$ aws iam attach-user-policy --user-name admin --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
$ aws iam create-access-key --user-name admin
AKEY := AccessKey.AccessKeyId
ASECRET := AccessKey.SecretAccessKey

A policy that forgets the root shuts the root out, and whoever IAM lets do everything.

$ aws kms create-key --bypass-policy-lockout-safety-check --policy '{"Version":"2012-10-17","Statement":[{"Sid":"Keeper alone","Effect":"Allow","Principal":{"AWS":"<KEEPER>"},"Action":"kms:*","Resource":"*"}]}'
ID := KeyMetadata.KeyId
ARN := KeyMetadata.Arn
as AKEY ASECRET
$ aws kms encrypt --key-id <ID> --plaintext fileb://<F>/plain
! (AccessDeniedException) when calling the Encrypt operation: User: <ADMIN> is not authorized to perform: kms:Encrypt on resource: <ARN> because no resource-based policy allows the kms:Encrypt action
as KEY SECRET
$ aws kms encrypt --key-id <ID> --plaintext fileb://<F>/plain --query CiphertextBlob --output text | base64 -d > <F>/cipher
as root
$ keyrota who-can kms:Decrypt <ARN>
~ user/keykeeper +USER +always +key policy "Keeper alone" line 1
$ keyrota who-can kms:Decrypt <ARN> | grep -c 'root\|admin' || true
~ ^0$

A grant lets a role use the key, as long as it is there.

$ aws iam create-role --role-name reader --assume-role-policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"<ADMIN>"},"Action":"sts:AssumeRole"}]}'
ROLE := Role.Arn
as AKEY ASECRET
$ aws sts assume-role --role-arn <ROLE> --role-session-name night
RKEY := Credentials.AccessKeyId
RSECRET := Credentials.SecretAccessKey
RTOKEN := Credentials.SessionToken
as RKEY RSECRET RTOKEN
$ aws kms decrypt --ciphertext-blob fileb://<F>/cipher
! AccessDeniedException
as KEY SECRET
$ aws kms create-grant --key-id <ID> --grantee-principal <ROLE> --operations Decrypt DescribeKey
GRANT := GrantId
as RKEY RSECRET RTOKEN
$ aws kms decrypt --ciphertext-blob fileb://<F>/cipher --query Plaintext --output text | base64 -d
~ ^a secret text$
$ aws kms encrypt --key-id <ID> --plaintext fileb://<F>/plain
! AccessDeniedException
as root
$ keyrota who-can kms:Decrypt <ARN>
~ role/reader +ROLE +always +grant <GRANT>
as KEY SECRET
$ aws kms revoke-grant --key-id <ID> --grant-id <GRANT>
as RKEY RSECRET RTOKEN
$ aws kms decrypt --ciphertext-blob fileb://<F>/cipher
! AccessDeniedException
as root

Across accounts both sides must allow: the key's policy, and the policies of who asks.

$ keyrota account create --account 444455556666
$ printf '{"key":"%s","secret":"%s"}' $(sed -n 's/aws_access_key_id = //p; s/aws_secret_access_key = //p' "$KEYROTA_DATA/accounts/444455556666/credentials")
OKEY := key
OSECRET := secret
as OKEY OSECRET
$ aws iam create-user --user-name guest
GUEST := User.Arn
$ aws iam create-access-key --user-name guest
GKEY := AccessKey.AccessKeyId
GSECRET := AccessKey.SecretAccessKey
as GKEY GSECRET
$ aws kms decrypt --ciphertext-blob fileb://<F>/cipher
! AccessDeniedException
as KEY SECRET
$ aws kms put-key-policy --key-id <ID> --policy-name default --policy '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"<KEEPER>"},"Action":"kms:*","Resource":"*"},{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::444455556666:root"},"Action":"kms:Decrypt","Resource":"*"}]}'
as GKEY GSECRET
$ aws kms decrypt --ciphertext-blob fileb://<F>/cipher
! User: <GUEST> is not authorized to perform: kms:Decrypt on resource: <ARN> because no identity-based policy allows the kms:Decrypt action
as OKEY OSECRET
$ aws iam put-user-policy --user-name guest --policy-name open --policy-document '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"kms:Decrypt","Resource":"<ARN>"}}'
as GKEY GSECRET
$ aws kms decrypt --ciphertext-blob fileb://<F>/cipher --query Plaintext --output text | base64 -d
~ ^a secret text$
as root
$ keyrota who-can kms:Decrypt <ARN>
~ arn:aws:iam::444455556666:root +OTHER_ACCOUNT +sometimes
as KEY SECRET
$ aws kms put-key-policy --key-id <ID> --policy-name default --policy '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"<KEEPER>"},"Action":"kms:*","Resource":"*"}]}'
as GKEY GSECRET
$ aws kms decrypt --ciphertext-blob fileb://<F>/cipher
! because the resource does not exist in this Region, no resource-based policies allow access
