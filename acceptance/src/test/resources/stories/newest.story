ACM's operations by the newest client: the search, the export, the revocation.

$ aws route53 create-hosted-zone --name example.com --caller-reference one
ZONE := HostedZone.Id
$ acm RequestCertificate '{"DomainName":"www.example.com","ValidationMethod":"DNS","KeyAlgorithm":"EC_prime256v1","Options":{"Export":"ENABLED"},"Tags":[{"Key":"team","Value":"web"}]}'
CERTIFICATE := CertificateArn
$ acm DescribeCertificate '{"CertificateArn":"<CERTIFICATE>"}'
NAME := Certificate.DomainValidationOptions.0.ResourceRecord.Name
VALUE := Certificate.DomainValidationOptions.0.ResourceRecord.Value
$ aws route53 change-resource-record-sets --hosted-zone-id <ZONE> --change-batch '{"Changes":[{"Action":"CREATE","ResourceRecordSet":{"Name":"<NAME>","Type":"CNAME","TTL":300,"ResourceRecords":[{"Value":"<VALUE>"}]}}]}'
$ keyrota clock advance 1h
$ acm SearchCertificates '{"FilterStatement":{"And":[{"Filter":{"AcmCertificateMetadataFilter":{"Status":"ISSUED"}}},{"Filter":{"X509AttributeFilter":{"SubjectAlternativeName":{"DnsName":{"Value":"example.com","ComparisonOperator":"CONTAINS"}}}}}]}}'
~ <CERTIFICATE>
$ acm SearchCertificates '{"FilterStatement":{"Not":{"Filter":{"AcmCertificateMetadataFilter":{"Status":"ISSUED"}}}}}'
~ "Results":\[\]
$ acm ListCertificates '{"CertificateStatuses":["ISSUED"],"Includes":{"keyTypes":["EC_prime256v1"]},"SortBy":"CREATED_AT","SortOrder":"DESCENDING"}'
~ "ExportOption":"ENABLED"
$ acm ListTagsForCertificate '{"CertificateArn":"<CERTIFICATE>"}'
~ "team"
$ acm ListCertificateDomainValidations '{"CertificateArn":"<CERTIFICATE>"}'
~ www.example.com

Only what was exported can be revoked.

$ acm RevokeCertificate '{"CertificateArn":"<CERTIFICATE>","RevocationReason":"SUPERSEDED"}'
! Exception
$ acm ExportCertificate '{"CertificateArn":"<CERTIFICATE>","Passphrase":"secret"}' > $FOLDER/exported.json
$ node -e 'const e = JSON.parse(require("fs").readFileSync(process.env.FOLDER + "/exported.json")); console.log(e.PrivateKey)' > $FOLDER/key.pem
$ openssl pkey -in $FOLDER/key.pem -passin pass:secret -noout -text
~ prime256v1

A copy on a host is renewed by nobody: it stays as it is, until it is exported again.

$ node -e 'const e = JSON.parse(require("fs").readFileSync(process.env.FOLDER + "/exported.json")); console.log(e.Certificate)' | openssl x509 -noout -serial > $FOLDER/host
$ acm RenewCertificate '{"CertificateArn":"<CERTIFICATE>"}'
$ keyrota clock advance 1h
$ acm GetCertificate '{"CertificateArn":"<CERTIFICATE>"}' | node -e 'console.log(JSON.parse(require("fs").readFileSync(0)).Certificate)' | openssl x509 -noout -serial > $FOLDER/renewed
$ cmp -s $FOLDER/host $FOLDER/renewed && echo same || echo another
~ ^another$
$ acm ExportCertificate '{"CertificateArn":"<CERTIFICATE>","Passphrase":"secret"}'
~ ENCRYPTED PRIVATE KEY
$ acm RevokeCertificate '{"CertificateArn":"<CERTIFICATE>","RevocationReason":"SUPERSEDED"}'
~ <CERTIFICATE>
$ acm DescribeCertificate '{"CertificateArn":"<CERTIFICATE>"}'
~ "Status":"REVOKED"
$ acm PutAccountConfiguration '{"ExpiryEvents":{"DaysBeforeExpiry":20},"IdempotencyToken":"one"}'
$ acm GetAccountConfiguration
~ "DaysBeforeExpiry":20
