A certificate's life: a name proved by a real DNS record, issued, served by a load balancer, renewed by itself.

$ aws route53 create-hosted-zone --name example.com --caller-reference one
ZONE := HostedZone.Id
$ aws acm request-certificate --domain-name www.example.com --subject-alternative-names '*.api.example.com' --validation-method DNS --key-algorithm EC_prime256v1
CERTIFICATE := CertificateArn
$ aws acm describe-certificate --certificate-arn <CERTIFICATE>
~ "Status": "PENDING_VALIDATION"
NAME := Certificate.DomainValidationOptions.0.ResourceRecord.Name
VALUE := Certificate.DomainValidationOptions.0.ResourceRecord.Value
APINAME := Certificate.DomainValidationOptions.1.ResourceRecord.Name
APIVALUE := Certificate.DomainValidationOptions.1.ResourceRecord.Value
$ aws acm get-certificate --certificate-arn <CERTIFICATE>
! RequestInProgressException

One record alone proves one name alone.

$ aws route53 change-resource-record-sets --hosted-zone-id <ZONE> --change-batch '{"Changes":[{"Action":"CREATE","ResourceRecordSet":{"Name":"<NAME>","Type":"CNAME","TTL":300,"ResourceRecords":[{"Value":"<VALUE>"}]}}]}'
$ keyrota clock advance 1h
$ aws acm describe-certificate --certificate-arn <CERTIFICATE> --query 'Certificate.[Status,DomainValidationOptions[].ValidationStatus]' --output text
~ (?s)PENDING_VALIDATION.*SUCCESS\s+PENDING_VALIDATION
$ aws route53 change-resource-record-sets --hosted-zone-id <ZONE> --change-batch '{"Changes":[{"Action":"CREATE","ResourceRecordSet":{"Name":"<APINAME>","Type":"CNAME","TTL":300,"ResourceRecords":[{"Value":"<APIVALUE>"}]}}]}'
$ keyrota clock advance 1h
$ aws acm wait certificate-validated --certificate-arn <CERTIFICATE>
$ aws acm get-certificate --certificate-arn <CERTIFICATE> --query Certificate --output text
~ BEGIN CERTIFICATE
$ aws acm export-certificate --certificate-arn <CERTIFICATE> --passphrase fileb://<(printf secret)
! ValidationException

A load balancer serves it, and from then on it is in use.

$ aws elbv2 create-load-balancer --name web --subnets subnet-1
BALANCER := LoadBalancers.0.LoadBalancerArn
$ aws elbv2 create-target-group --name apps --protocol HTTP --port $TARGET_PORT --target-type ip --vpc-id vpc-1
GROUP := TargetGroups.0.TargetGroupArn
$ aws elbv2 register-targets --target-group-arn <GROUP> --targets Id=127.0.0.1
$ aws elbv2 create-listener --load-balancer-arn <BALANCER> --protocol HTTPS --port $EDGE_PORT --certificates CertificateArn=<CERTIFICATE> --default-actions Type=forward,TargetGroupArn=<GROUP>
LISTENER := Listeners.0.ListenerArn
$ aws acm describe-certificate --certificate-arn <CERTIFICATE> --query 'Certificate.InUseBy[0]' --output text
~ ^<BALANCER>$
$ aws acm delete-certificate --certificate-arn <CERTIFICATE>
! ResourceInUseException
$ aws elbv2 create-listener --load-balancer-arn <BALANCER> --protocol HTTP --port $EDGE_PORT --default-actions Type=forward,TargetGroupArn=<GROUP>
! DuplicateListener
$ openssl s_client -connect 127.0.0.1:$EDGE_PORT -servername www.example.com </dev/null 2>/dev/null | openssl x509 -noout -serial -ext subjectAltName | tee $FOLDER/first
~ DNS:www.example.com, DNS:\*.api.example.com

Three hundred days later it was renewed: another key and serial, the same ARN, and nobody did anything.

$ keyrota clock advance 300d
$ openssl s_client -connect 127.0.0.1:$EDGE_PORT -servername www.example.com </dev/null 2>/dev/null | openssl x509 -noout -serial -ext subjectAltName | tee $FOLDER/second
~ DNS:www.example.com
$ cmp -s $FOLDER/first $FOLDER/second && echo same || echo another
~ ^another$
$ aws acm describe-certificate --certificate-arn <CERTIFICATE> --query 'Certificate.[Status,RenewalSummary.RenewalStatus]' --output text
~ ISSUED\s+SUCCESS
$ keyrota ca root > $FOLDER/root.pem
$ curl -sS --cacert $FOLDER/root.pem --resolve www.example.com:$EDGE_PORT:127.0.0.1 https://www.example.com:$EDGE_PORT/hello
~ ^GET /hello
kill
$ curl -sS --retry 10 --retry-connrefused --retry-all-errors --cacert $FOLDER/root.pem --resolve www.example.com:$EDGE_PORT:127.0.0.1 https://www.example.com:$EDGE_PORT/again
~ ^GET /again
$ aws elbv2 describe-target-health --target-group-arn <GROUP> --query 'TargetHealthDescriptions[0].Target.Id' --output text
~ ^127.0.0.1$

Rules say which requests meet something else, the one with the lowest priority first.

$ aws elbv2 create-rule --listener-arn <LISTENER> --priority 10 --conditions Field=path-pattern,Values='/old/*' --actions 'Type=redirect,RedirectConfig={Protocol=HTTPS,Path=/new,StatusCode=HTTP_301}'
RULE := Rules.0.RuleArn
$ aws elbv2 create-rule --listener-arn <LISTENER> --priority 20 --conditions '[{"Field":"http-header","HttpHeaderConfig":{"HttpHeaderName":"X-Canary","Values":["yes"]}},{"Field":"query-string","QueryStringConfig":{"Values":[{"Key":"v","Value":"2"}]}}]' --actions 'Type=fixed-response,FixedResponseConfig={StatusCode=200,ContentType=text/plain,MessageBody=canary}'
$ aws elbv2 create-rule --listener-arn <LISTENER> --priority 20 --conditions Field=host-header,Values='*.example.com' --actions Type=forward,TargetGroupArn=<GROUP>
! PriorityInUse
$ aws elbv2 describe-rules --listener-arn <LISTENER> --query 'Rules[].Priority' --output text
~ ^10\s+20\s+default$
$ curl -sS -o /dev/null -w '%{http_code} %{redirect_url}' --cacert $FOLDER/root.pem --resolve www.example.com:$EDGE_PORT:127.0.0.1 https://www.example.com:$EDGE_PORT/old/page
~ ^301 https://www.example.com:[0-9]+/new
$ curl -sS -H 'X-Canary: Yes' --cacert $FOLDER/root.pem --resolve www.example.com:$EDGE_PORT:127.0.0.1 "https://www.example.com:$EDGE_PORT/?v=2"
~ ^canary$
$ curl -sS -H 'X-Canary: Yes' --cacert $FOLDER/root.pem --resolve www.example.com:$EDGE_PORT:127.0.0.1 "https://www.example.com:$EDGE_PORT/?v=3"
~ ^GET /\?v=3
$ aws elbv2 delete-rule --rule-arn <RULE>
$ curl -sS --cacert $FOLDER/root.pem --resolve www.example.com:$EDGE_PORT:127.0.0.1 https://www.example.com:$EDGE_PORT/old/page
~ ^GET /old/page

A certificate from elsewhere is uploaded to IAM, with an RSA key, and served beside the other by its ARN.

$ keyrota clock advance 2d
$ openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=old.example.com -addext subjectAltName=DNS:old.example.com -keyout $FOLDER/old.key -out $FOLDER/old.pem 2>/dev/null
$ aws iam upload-server-certificate --server-certificate-name old --certificate-body file://$FOLDER/old.pem --private-key file://$FOLDER/old.key
UPLOADED := ServerCertificateMetadata.Arn
$ aws elbv2 add-listener-certificates --listener-arn <LISTENER> --certificates CertificateArn=<UPLOADED>x
! CertificateNotFound
$ aws elbv2 add-listener-certificates --listener-arn <LISTENER> --certificates CertificateArn=<UPLOADED>
$ aws iam delete-server-certificate --server-certificate-name old
! DeleteConflict
$ aws iam update-server-certificate --server-certificate-name old --new-server-certificate-name new
! DeleteConflict
$ curl -sS --cacert $FOLDER/old.pem --resolve old.example.com:$EDGE_PORT:127.0.0.1 https://old.example.com:$EDGE_PORT/uploaded
~ ^GET /uploaded
$ curl -sS --tls-max 1.2 --cacert $FOLDER/old.pem --resolve old.example.com:$EDGE_PORT:127.0.0.1 https://old.example.com:$EDGE_PORT/uploaded
~ ^GET /uploaded
kill
$ curl -sS --retry 10 --retry-connrefused --retry-all-errors --cacert $FOLDER/old.pem --resolve old.example.com:$EDGE_PORT:127.0.0.1 https://old.example.com:$EDGE_PORT/again
~ ^GET /again
$ aws elbv2 modify-listener --listener-arn <LISTENER> --certificates CertificateArn=<UPLOADED>
$ openssl s_client -connect 127.0.0.1:$EDGE_PORT -noservername </dev/null 2>/dev/null | openssl x509 -noout -subject
~ old.example.com
$ aws elbv2 modify-listener --listener-arn <LISTENER> --certificates CertificateArn=<CERTIFICATE>
$ aws elbv2 remove-listener-certificates --listener-arn <LISTENER> --certificates CertificateArn=<UPLOADED>
$ aws iam delete-server-certificate --server-certificate-name old

What nobody uses can be deleted.

$ aws elbv2 delete-load-balancer --load-balancer-arn <BALANCER>
$ aws acm describe-certificate --certificate-arn <CERTIFICATE> --query 'length(Certificate.InUseBy)'
~ ^0$
$ aws acm delete-certificate --certificate-arn <CERTIFICATE>
$ aws acm describe-certificate --certificate-arn <CERTIFICATE>
! ResourceNotFoundException
