A certificate by the authority, which knows our account or is told of it now.

$ aws route53 create-hosted-zone --name $DOMAIN --caller-reference $DOMAIN
ZONE := HostedZone.Id
$ aws acm request-certificate --domain-name www.$DOMAIN --validation-method DNS
CERTIFICATE := CertificateArn
$ aws acm describe-certificate --certificate-arn <CERTIFICATE>
NAME := Certificate.DomainValidationOptions.0.ResourceRecord.Name
VALUE := Certificate.DomainValidationOptions.0.ResourceRecord.Value
$ aws route53 change-resource-record-sets --hosted-zone-id <ZONE> --change-batch '{"Changes":[{"Action":"CREATE","ResourceRecordSet":{"Name":"<NAME>","Type":"CNAME","TTL":300,"ResourceRecords":[{"Value":"<VALUE>"}]}}]}'
$ keyrota clock advance 6h
$ aws acm describe-certificate --certificate-arn <CERTIFICATE> --query Certificate.[Status,Issuer] --output text
~ ISSUED\s.*Pebble
