The authority is put under a root of one's own, which never meets the server.

$ keyrota ca csr > $FOLDER/ca.csr
$ openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-384 -nodes -days 7300 -subj '/CN=Offline Root' -keyout $FOLDER/root.key -out $FOLDER/root.pem
$ openssl x509 -req -in $FOLDER/ca.csr -CA $FOLDER/root.pem -CAkey $FOLDER/root.key -set_serial 7 -days 3650 -extfile <(printf 'basicConstraints=critical,CA:TRUE,pathlen:0\nkeyUsage=critical,keyCertSign,cRLSign\nsubjectKeyIdentifier=hash\n') -out $FOLDER/ca.pem
$ keyrota ca install --certificate $FOLDER/root.pem --chain $FOLDER/root.pem
! refused
$ keyrota ca install --certificate $FOLDER/ca.pem --chain $FOLDER/root.pem
~ under its new root
$ keyrota ca root | openssl x509 -noout -subject
~ Offline Root

The owner looks at the page, which changes nothing, and presses the button, once.

$ cat $FOLDER/request.json
CERTIFICATE := CertificateArn
$ curl -sS "$LINK"
~ shop.example.com
$ curl -sS -o /dev/null -w '%{http_code}' -d decision=perhaps "$LINK"
~ ^400$
$ curl -sS -o /dev/null -w '%{http_code}' "${LINK%?}x"
~ ^404$
$ aws acm describe-certificate --certificate-arn <CERTIFICATE> --query Certificate.Status --output text
~ PENDING_VALIDATION
$ curl -sS -d decision=approve "$LINK"
~ Approved
$ curl -sS -o /dev/null -w '%{http_code}' -d decision=approve "$LINK"
~ ^404$
$ keyrota clock advance 1h
$ aws acm describe-certificate --certificate-arn <CERTIFICATE> --query Certificate.Status --output text
~ ISSUED

What is issued verifies against that root, until it is revoked.

$ aws acm get-certificate --certificate-arn <CERTIFICATE> --query Certificate --output text > $FOLDER/leaf.pem
$ aws acm get-certificate --certificate-arn <CERTIFICATE> --query CertificateChain --output text > $FOLDER/chain.pem
$ openssl verify -no_check_time -CAfile $FOLDER/root.pem -untrusted $FOLDER/chain.pem $FOLDER/leaf.pem
~ OK$
$ aws acm export-certificate --certificate-arn <CERTIFICATE> --passphrase fileb://<(printf secret) --query PrivateKey --output text
~ ENCRYPTED PRIVATE KEY
$ aws acm revoke-certificate --certificate-arn <CERTIFICATE> --revocation-reason KEY_COMPROMISE
$ openssl x509 -in $FOLDER/leaf.pem -noout -ext crlDistributionPoints | grep -o '/ca/.*crl' > $FOLDER/crl
$ curl -sS "$AWS_ENDPOINT_URL$(cat $FOLDER/crl)" | openssl crl -inform DER -outform PEM > $FOLDER/crl.pem
$ openssl verify -no_check_time -crl_check -CRLfile $FOLDER/crl.pem -partial_chain -CAfile $FOLDER/ca.pem $FOLDER/leaf.pem
! revoked
