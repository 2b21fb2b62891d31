A name that is proved by mail: the owner gets a link.

$ aws acm request-certificate --domain-name shop.example.com --validation-method EMAIL --domain-validation-options DomainName=shop.example.com,ValidationDomain=example.com --key-algorithm EC_prime256v1 --options Export=ENABLED > $FOLDER/request.json
$ keyrota clock advance 5m
$ aws acm list-certificates --certificate-statuses PENDING_VALIDATION --includes keyTypes=EC_prime256v1 --query 'length(CertificateSummaryList)'
~ ^1$
