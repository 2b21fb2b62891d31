Names below example.com are issued by another authority, by ACME; all others by our own.

$ aws route53 create-hosted-zone --name example.com --caller-reference one
ZONE := HostedZone.Id
$ aws acm request-certificate --domain-name www.example.com --subject-alternative-names '*.www.example.com' --validation-method DNS
CERTIFICATE := CertificateArn
$ aws acm describe-certificate --certificate-arn <CERTIFICATE>
NAME := Certificate.DomainValidationOptions.0.ResourceRecord.Name
VALUE := Certificate.DomainValidationOptions.0.ResourceRecord.Value

Nothing is asked of the authority before the names are proved to us.

$ keyrota clock advance 1h
$ aws acm describe-certificate --certificate-arn <CERTIFICATE> --query Certificate.Status --output text
~ PENDING_VALIDATION
$ aws route53 change-resource-record-sets --hosted-zone-id <ZONE> --change-batch '{"Changes":[{"Action":"CREATE","ResourceRecordSet":{"Name":"<NAME>","Type":"CNAME","TTL":300,"ResourceRecords":[{"Value":"<VALUE>"}]}}]}'
$ keyrota clock advance 6h
$ aws acm describe-certificate --certificate-arn <CERTIFICATE> --query Certificate.[Status,Issuer] --output text
~ ISSUED\s.*Pebble
$ aws acm get-certificate --certificate-arn <CERTIFICATE> --query Certificate --output text | tee $FOLDER/leaf.pem
~ BEGIN CERTIFICATE
$ aws acm get-certificate --certificate-arn <CERTIFICATE> --query CertificateChain --output text > $FOLDER/chain.pem
$ openssl verify -CAfile $ROOT -untrusted $FOLDER/chain.pem $FOLDER/leaf.pem
~ OK$
$ openssl x509 -in $FOLDER/leaf.pem -noout -ext subjectAltName
~ DNS:\*.www.example.com

The records of the proof are gone again.

$ aws route53 list-resource-record-sets --hosted-zone-id <ZONE> --query 'ResourceRecordSets[].Name' --output text
~ (?s)^((?!acme-challenge).)*$

It renews like any other, under the same ARN, with the key that is served.

$ aws elbv2 create-load-balancer --name web --subnets subnet-1
BALANCER := LoadBalancers.0.LoadBalancerArn
$ aws elbv2 create-listener --load-balancer-arn <BALANCER> --protocol HTTPS --port $EDGE_PORT --certificates CertificateArn=<CERTIFICATE> --default-actions 'Type=fixed-response,FixedResponseConfig={StatusCode=200,ContentType=text/plain,MessageBody=hello}'
$ openssl s_client -connect 127.0.0.1:$EDGE_PORT -servername www.example.com </dev/null 2>/dev/null | openssl x509 -noout -serial | tee $FOLDER/first
~ serial=
$ aws acm renew-certificate --certificate-arn <CERTIFICATE>
$ keyrota clock advance 6h
$ openssl s_client -connect 127.0.0.1:$EDGE_PORT -servername www.example.com </dev/null 2>/dev/null | openssl x509 -noout -serial | tee $FOLDER/second
~ serial=
$ cmp -s $FOLDER/first $FOLDER/second && echo same || echo another
~ ^another$
$ aws acm describe-certificate --certificate-arn <CERTIFICATE> --query 'Certificate.[Status,RenewalSummary.RenewalStatus]' --output text
~ ISSUED\s+SUCCESS

One that has left may be revoked, and its authority is told.

$ curl -sS --aws-sigv4 aws:amz:$AWS_DEFAULT_REGION:acm --user $AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY -H 'Content-Type: application/x-amz-json-1.1' -H 'X-Amz-Target: CertificateManager.RequestCertificate' $AWS_ENDPOINT_URL/ -d '{"DomainName":"out.example.com","ValidationMethod":"DNS","KeyAlgorithm":"EC_prime256v1","Options":{"Export":"ENABLED"}}'
EXPORTED := CertificateArn
$ aws acm describe-certificate --certificate-arn <EXPORTED>
NAME := Certificate.DomainValidationOptions.0.ResourceRecord.Name
VALUE := Certificate.DomainValidationOptions.0.ResourceRecord.Value
$ aws route53 change-resource-record-sets --hosted-zone-id <ZONE> --change-batch '{"Changes":[{"Action":"CREATE","ResourceRecordSet":{"Name":"<NAME>","Type":"CNAME","TTL":300,"ResourceRecords":[{"Value":"<VALUE>"}]}}]}'
$ keyrota clock advance 6h
$ aws acm export-certificate --certificate-arn <EXPORTED> --passphrase fileb://<(printf secret) --query Certificate --output text > $FOLDER/out.pem
$ openssl x509 -in $FOLDER/out.pem -noout -serial | sed 's/serial=//' | tr 'A-F' 'a-f' > $FOLDER/serial
$ curl -sS --cacert $PEBBLE_CERTIFICATE $PEBBLE_MANAGEMENT/cert-status-by-serial/$(cat $FOLDER/serial)
~ "Status": *"Valid"
$ curl -sS --aws-sigv4 aws:amz:$AWS_DEFAULT_REGION:acm --user $AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY -H 'Content-Type: application/x-amz-json-1.1' -H 'X-Amz-Target: CertificateManager.RevokeCertificate' $AWS_ENDPOINT_URL/ -d '{"CertificateArn":"<EXPORTED>","RevocationReason":"KEY_COMPROMISE"}'
~ CertificateArn
$ keyrota clock advance 1h
$ curl -sS --cacert $PEBBLE_CERTIFICATE $PEBBLE_MANAGEMENT/cert-status-by-serial/$(cat $FOLDER/serial)
~ "Status": *"Revoked"
$ curl -sS --cacert $PEBBLE_CERTIFICATE $PEBBLE_MANAGEMENT/cert-status-by-serial/$(cat $FOLDER/serial)
~ "Reason": *1\b
$ aws acm describe-certificate --certificate-arn <EXPORTED> --query Certificate.Status --output text
~ ^REVOKED$

The rest is signed by the installation's own authority.

$ aws route53 create-hosted-zone --name example.net --caller-reference two
OTHERZONE := HostedZone.Id
$ aws acm request-certificate --domain-name www.example.net --validation-method DNS --key-algorithm EC_prime256v1
OTHER := CertificateArn
$ aws acm describe-certificate --certificate-arn <OTHER>
NAME := Certificate.DomainValidationOptions.0.ResourceRecord.Name
VALUE := Certificate.DomainValidationOptions.0.ResourceRecord.Value
$ aws route53 change-resource-record-sets --hosted-zone-id <OTHERZONE> --change-batch '{"Changes":[{"Action":"CREATE","ResourceRecordSet":{"Name":"<NAME>","Type":"CNAME","TTL":300,"ResourceRecords":[{"Value":"<VALUE>"}]}}]}'
$ keyrota clock advance 1h
$ aws acm describe-certificate --certificate-arn <OTHER> --query Certificate.[Status,Issuer] --output text
~ ISSUED\s.*Keyrota
