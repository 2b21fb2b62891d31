A user who may only rotate their own keys, by the policy that AWS documents for it
("Allows IAM users to rotate their own credentials programmatically and in the console").

$ aws iam create-group --group-name Everybody
$ aws iam create-policy --policy-name RotateOwnCredentials --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iam:ListUsers","iam:GetAccountPasswordPolicy"],"Resource":"*"},{"Effect":"Allow","Action":["iam:*AccessKey*","iam:ChangePassword","iam:GetUser","iam:*ServiceSpecificCredential*","iam:*SigningCertificate*"],"Resource":["arn:aws:iam::*:user/${aws:username}"]}]}'
POLICY := Policy.Arn
$ aws iam attach-group-policy --group-name Everybody --policy-arn <POLICY>
$ aws iam create-user --user-name own
ARN := User.Arn
$ aws iam create-user --user-name neighbour
OTHER := User.Arn
$ aws iam create-access-key --user-name own
KEY := AccessKey.AccessKeyId
SECRET := AccessKey.SecretAccessKey

Without a policy not even the own keys are one's own business.

as KEY SECRET
$ aws iam list-access-keys --user-name own
! User: <ARN> is not authorized to perform: iam:ListAccessKeys on resource: user own because no identity-based policy allows the iam:ListAccessKeys action
as root
$ aws iam add-user-to-group --group-name Everybody --user-name own

as KEY SECRET
$ aws iam create-access-key
NEW := AccessKey.AccessKeyId
FRESH := AccessKey.SecretAccessKey
as NEW FRESH
$ aws iam get-access-key-last-used --access-key-id <KEY> --query AccessKeyLastUsed.ServiceName
~ iam
$ aws iam update-access-key --access-key-id <KEY> --status Inactive
$ aws iam delete-access-key --user-name own --access-key-id <KEY>
$ aws iam list-access-keys --query 'AccessKeyMetadata[].AccessKeyId' --output text
~ ^<NEW>$
$ aws iam create-access-key --user-name neighbour
! User: <ARN> is not authorized to perform: iam:CreateAccessKey on resource: user neighbour because no identity-based policy allows the iam:CreateAccessKey action
$ aws iam create-user --user-name more
! AccessDenied
as root

The simulator says what would be: of a user, and of policies that nobody has yet.

$ aws iam simulate-principal-policy --policy-source-arn <ARN> --action-names iam:CreateAccessKey iam:CreateUser iam:ListUsers --resource-arns <ARN> --context-entries ContextKeyName=aws:username,ContextKeyType=string,ContextKeyValues=own --query 'EvaluationResults[].EvalDecision' --output text
~ ^allowed\s+implicitDeny\s+allowed$
$ aws iam simulate-principal-policy --policy-source-arn <ARN> --action-names iam:CreateAccessKey --resource-arns <OTHER> --context-entries ContextKeyName=aws:username,ContextKeyType=string,ContextKeyValues=own --query 'EvaluationResults[].EvalDecision' --output text
~ ^implicitDeny$
$ aws iam simulate-custom-policy --action-names kms:Decrypt --policy-input-list '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"kms:*","Resource":"*","Condition":{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}}}' --context-entries ContextKeyName=aws:SourceIp,ContextKeyType=ip,ContextKeyValues=10.1.2.3 --query 'EvaluationResults[].EvalDecision' --output text
~ ^allowed$
$ aws iam simulate-custom-policy --action-names kms:Decrypt --policy-input-list '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"kms:*","Resource":"*"}}' --permissions-boundary-policy-input-list '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:*","Resource":"*"}}' --query 'EvaluationResults[0].[EvalDecision,PermissionsBoundaryDecisionDetail.AllowedByPermissionsBoundary]' --output text
~ ^implicitDeny\s+False$

Before a key is deleted: who uses it, and who could make another.

$ keyrota who-uses <NEW>
~ <NEW> of <ARN>, Active
~ iam +CreateUser +\S+ +127.0.0.1 +1 +1
~ iam +ListAccessKeys +\S+ +127.0.0.1 +1 +0
$ keyrota who-can iam:CreateAccessKey <ARN>
~ user/own +USER +always +identity policy <POLICY>
~ :root +ROOT +always
$ keyrota who-can iam:CreateAccessKey <OTHER> -o json
~ ROOT
$ keyrota who-can iam:CreateAccessKey <OTHER> | grep -c user/own || true
~ ^0$

What was granted, and when it was last used.

$ aws iam generate-service-last-accessed-details --arn <ARN>
JOB := JobId
$ aws iam get-service-last-accessed-details --job-id <JOB> --query 'ServicesLastAccessed[].[ServiceNamespace,LastAuthenticatedEntity]' --output text
~ ^iam\s+<ARN>$
