Hosts get certificates on their own disks, by certbot and lego, from an ACME endpoint of ACM's.

$ aws route53 create-hosted-zone --name example.com --caller-reference one
ZONE := HostedZone.Id
$ aws iam create-role --role-name Hosts --assume-role-policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"acm.amazonaws.com"},"Action":"sts:AssumeRole"}]}'
ROLE := Role.Arn
$ aws iam put-role-policy --role-name Hosts --policy-name certificates --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["acm:RequestCertificate","acm:RevokeCertificate"],"Resource":"*"}]}'

An endpoint, the standing proof of a domain, and a binding that lets clients in.

$ acm CreateAcmeEndpoint '{"AuthorizationBehavior":"PRE_APPROVED","CertificateAuthority":{"PublicCertificateAuthority":{}}}'
ENDPOINT := AcmeEndpointArn
$ acm DescribeAcmeEndpoint '{"AcmeEndpointArn":"<ENDPOINT>"}'
~ "Status":"ACTIVE"
DIRECTORY := AcmeEndpoint.EndpointUrl
$ acm CreateAcmeDomainValidation '{"AcmeEndpointArn":"<ENDPOINT>","DomainName":"example.com","PrevalidationOptions":{"DnsPrevalidation":{"DomainScope":{"ExactDomain":"ENABLED","Subdomains":"ENABLED","Wildcards":"ENABLED"}}}}'
DOMAIN := AcmeDomainValidationArn
$ acm DescribeAcmeDomainValidation '{"AcmeDomainValidationArn":"<DOMAIN>"}'
NAME := AcmeDomainValidation.PrevalidationDetails.DnsPrevalidation.ResourceRecord.Name
VALUE := AcmeDomainValidation.PrevalidationDetails.DnsPrevalidation.ResourceRecord.Value
$ aws route53 change-resource-record-sets --hosted-zone-id <ZONE> --change-batch '{"Changes":[{"Action":"CREATE","ResourceRecordSet":{"Name":"<NAME>","Type":"CNAME","TTL":300,"ResourceRecords":[{"Value":"<VALUE>"}]}}]}'
$ keyrota clock advance 1m
$ acm DescribeAcmeDomainValidation '{"AcmeDomainValidationArn":"<DOMAIN>"}'
~ "Status":"VALID"
$ acm CreateAcmeExternalAccountBinding '{"AcmeEndpointArn":"<ENDPOINT>","RoleArn":"<ROLE>","Expiration":{"Value":1,"Type":"DAYS"}}'
BINDING := ExternalAccountBinding.AcmeExternalAccountBindingArn
$ acm GetAcmeExternalAccountBindingCredentials '{"AcmeExternalAccountBindingArn":"<BINDING>"}'
KEY := KeyId
MAC := MacKey

certbot obtains, renews and revokes.

$ certbot certonly --config-dir $FOLDER/certbot --work-dir $FOLDER/work --logs-dir $FOLDER/logs --non-interactive --agree-tos -m ops@example.com --server <DIRECTORY> --eab-kid <KEY> --eab-hmac-key <MAC> --standalone -d host.example.com -d '*.host.example.com'
~ Successfully received certificate
$ openssl x509 -in $FOLDER/certbot/live/host.example.com/fullchain.pem -noout -ext subjectAltName -serial | tee $FOLDER/first
~ DNS:host.example.com, DNS:\*.host.example.com
$ curl -sS $AWS_ENDPOINT_URL/ca/root.pem > $FOLDER/root.pem
$ openssl verify -attime $(($(date +%s) + 3600)) -CAfile $FOLDER/root.pem -untrusted $FOLDER/certbot/live/host.example.com/chain.pem $FOLDER/certbot/live/host.example.com/cert.pem
~ OK$
$ certbot renew --config-dir $FOLDER/certbot --work-dir $FOLDER/work --logs-dir $FOLDER/logs --non-interactive --force-renewal --no-random-sleep-on-renew
~ all renewals succeeded
$ openssl x509 -in $FOLDER/certbot/live/host.example.com/fullchain.pem -noout -ext subjectAltName -serial > $FOLDER/second; cmp -s $FOLDER/first $FOLDER/second && echo same || echo another
~ ^another$
$ certbot revoke --config-dir $FOLDER/certbot --work-dir $FOLDER/work --logs-dir $FOLDER/logs --non-interactive --no-delete-after-revoke --reason keycompromise --cert-name host.example.com
~ successfully revoked
$ acm ListCertificates '{"CertificateKeyPairOrigins":["ACME"],"Includes":{"keyTypes":["RSA_2048","EC_prime256v1","EC_secp384r1"]}}'
~ "Status":"ISSUED"
~ "Status":"REVOKED"
~ "CertificateKeyPairOrigin":"ACME"

So does lego, by the same binding: each client has an account and a key of its own.

$ lego --server <DIRECTORY> --accept-tos --email ops@example.com --eab --kid <KEY> --hmac <MAC> --path $FOLDER/lego --domains lego.example.com --http run 2>&1
~ Server responded with a certificate
$ openssl x509 -in $FOLDER/lego/certificates/lego.example.com.crt -noout -subject -ext subjectAltName
~ DNS:lego.example.com
$ lego --server <DIRECTORY> --accept-tos --email ops@example.com --eab --kid <KEY> --hmac <MAC> --path $FOLDER/lego --domains lego.example.com --http renew --days 9999 --no-random-sleep 2>&1
~ Server responded with a certificate
$ acm ListAcmeAccounts '{"AcmeEndpointArn":"<ENDPOINT>"}'
~ (?s)"PublicKeyThumbprint".*"PublicKeyThumbprint"

The binding expires, and what stands on the hosts goes on.

$ keyrota clock advance 24h
$ lego --server <DIRECTORY> --accept-tos --email ops@example.com --eab --kid <KEY> --hmac <MAC> --path $FOLDER/late --domains late.example.com --http run 2>&1 || true
~ urn:ietf:params:acme:error:unauthorized
$ lego --server <DIRECTORY> --accept-tos --email ops@example.com --eab --kid <KEY> --hmac <MAC> --path $FOLDER/lego --domains lego.example.com --http renew --days 9999 --no-random-sleep 2>&1
~ Server responded with a certificate
$ lego --server <DIRECTORY> --accept-tos --email ops@example.com --eab --kid <KEY> --hmac <MAC> --path $FOLDER/lego --domains lego.example.com --http revoke 2>&1
~ Certificate was revoked

Another binding, for the client that this story's test goes on with.

$ acm CreateAcmeExternalAccountBinding '{"AcmeEndpointArn":"<ENDPOINT>","RoleArn":"<ROLE>"}'
BINDING := ExternalAccountBinding.AcmeExternalAccountBindingArn
$ acm GetAcmeExternalAccountBindingCredentials '{"AcmeExternalAccountBindingArn":"<BINDING>"}'
KEY := KeyId
MAC := MacKey
