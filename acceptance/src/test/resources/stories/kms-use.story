Keys in use, with the unmodified aws command line and openssl.

$ echo "{\"folder\": \"$(mktemp -d)\"}"
F := folder
$ printf 'a secret text' > <F>/plain

A text is encrypted, bound to a context, and opened again.
$ aws kms create-key --description shelf
KEY := KeyMetadata.KeyId
ARN := KeyMetadata.Arn
$ aws kms encrypt --key-id <KEY> --plaintext fileb://<F>/plain --encryption-context team=blue,shelf=2 --query CiphertextBlob --output text | base64 -d > <F>/cipher
$ aws kms decrypt --ciphertext-blob fileb://<F>/cipher --encryption-context shelf=2,team=blue --query Plaintext --output text | base64 -d
~ ^a secret text$
$ aws kms decrypt --ciphertext-blob fileb://<F>/cipher --encryption-context shelf=2,team=blue
~ "KeyId": "<ARN>"
~ "KeyMaterialId": "[0-9a-f]{64}"
$ aws kms decrypt --ciphertext-blob fileb://<F>/cipher --encryption-context team=red
! InvalidCiphertextException
$ aws kms encrypt --key-id <KEY> --plaintext fileb://<F>/plain --dry-run
! DryRunOperationException

The material is rotated; what was encrypted before still opens, and moves to the new one.
$ aws kms rotate-key-on-demand --key-id <KEY>
$ aws kms decrypt --ciphertext-blob fileb://<F>/cipher --encryption-context shelf=2,team=blue --query Plaintext --output text | base64 -d
~ ^a secret text$
$ aws kms re-encrypt --ciphertext-blob fileb://<F>/cipher --source-encryption-context shelf=2,team=blue --destination-key-id <ARN> --query CiphertextBlob --output text | base64 -d > <F>/moved
$ aws kms decrypt --key-id <KEY> --ciphertext-blob fileb://<F>/moved --query Plaintext --output text | base64 -d
~ ^a secret text$

A data key for a file: openssl encrypts with it, and the wrapped one brings it back.
$ aws kms generate-data-key --key-id <KEY> --key-spec AES_256 --query '[Plaintext,CiphertextBlob]' --output text | tr '\t' '\n' > <F>/datakey
$ openssl enc -aes-256-ctr -K $(sed -n 1p <F>/datakey | base64 -d | xxd -p -c 64) -iv 00 -in <F>/plain -out <F>/file.enc 2>/dev/null
$ sed -n 2p <F>/datakey | base64 -d > <F>/wrapped
$ openssl enc -d -aes-256-ctr -K $(aws kms decrypt --ciphertext-blob fileb://<F>/wrapped --query Plaintext --output text | base64 -d | xxd -p -c 64) -iv 00 -in <F>/file.enc 2>/dev/null
~ ^a secret text$
$ aws kms generate-data-key-pair-without-plaintext --key-id <KEY> --key-pair-spec ECC_NIST_P256 --query PublicKey --output text | base64 -d | openssl pkey -pubin -inform DER -text -noout
~ prime256v1
$ aws kms generate-random --number-of-bytes 20 --query Plaintext --output text | base64 -d | wc -c
~ ^20$

Signatures verify with openssl under the public key.
$ aws kms create-key --key-spec ECC_NIST_P256 --key-usage SIGN_VERIFY
SIGNER := KeyMetadata.KeyId
$ aws kms get-public-key --key-id <SIGNER> --query PublicKey --output text | base64 -d > <F>/signer.der
$ aws kms sign --key-id <SIGNER> --message fileb://<F>/plain --signing-algorithm ECDSA_SHA_256 --query Signature --output text | base64 -d > <F>/signature
$ openssl dgst -sha256 -verify <F>/signer.der -keyform DER -signature <F>/signature <F>/plain
~ Verified OK
$ aws kms verify --key-id <SIGNER> --message fileb://<F>/plain --signature fileb://<F>/signature --signing-algorithm ECDSA_SHA_256
~ "SignatureValid": true
$ aws kms verify --key-id <SIGNER> --message fileb://<F>/cipher --signature fileb://<F>/signature --signing-algorithm ECDSA_SHA_256
! KMSInvalidSignatureException
$ aws kms create-key --key-spec RSA_3072 --key-usage SIGN_VERIFY
PSS := KeyMetadata.KeyId
$ aws kms get-public-key --key-id <PSS> --query PublicKey --output text | base64 -d > <F>/pss.der
$ openssl dgst -sha384 -binary -out <F>/digest <F>/plain
$ aws kms sign --key-id <PSS> --message fileb://<F>/digest --message-type DIGEST --signing-algorithm RSASSA_PSS_SHA_384 --query Signature --output text | base64 -d > <F>/signature
$ openssl dgst -sha384 -verify <F>/pss.der -keyform DER -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:digest -signature <F>/signature <F>/plain
~ Verified OK

Under an RSA key openssl encrypts, and only the server decrypts.
$ aws kms create-key --key-spec RSA_2048 --key-usage ENCRYPT_DECRYPT
RSA := KeyMetadata.KeyId
$ aws kms get-public-key --key-id <RSA> --query PublicKey --output text | base64 -d > <F>/rsa.der
$ openssl pkeyutl -encrypt -pubin -inkey <F>/rsa.der -keyform DER -pkeyopt rsa_padding_mode:oaep -pkeyopt rsa_oaep_md:sha256 -pkeyopt rsa_mgf1_md:sha256 -in <F>/plain -out <F>/rsa.cipher
$ aws kms decrypt --key-id <RSA> --encryption-algorithm RSAES_OAEP_SHA_256 --ciphertext-blob fileb://<F>/rsa.cipher --query Plaintext --output text | base64 -d
~ ^a secret text$

A MAC, and a shared secret that openssl derives too.
$ aws kms create-key --key-spec HMAC_256 --key-usage GENERATE_VERIFY_MAC
MAC := KeyMetadata.KeyId
$ aws kms generate-mac --key-id <MAC> --message fileb://<F>/plain --mac-algorithm HMAC_SHA_256 --query Mac --output text | base64 -d > <F>/mac
$ aws kms verify-mac --key-id <MAC> --message fileb://<F>/plain --mac-algorithm HMAC_SHA_256 --mac fileb://<F>/mac
~ "MacValid": true
$ aws kms verify-mac --key-id <MAC> --message fileb://<F>/cipher --mac-algorithm HMAC_SHA_256 --mac fileb://<F>/mac
! KMSInvalidMacException
$ aws kms create-key --key-spec ECC_NIST_P384 --key-usage KEY_AGREEMENT
ALICE := KeyMetadata.KeyId
$ aws kms get-public-key --key-id <ALICE> --query PublicKey --output text | base64 -d > <F>/alice.der
$ openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-384 -out <F>/bob.pem && openssl pkey -in <F>/bob.pem -pubout -outform DER -out <F>/bob.der
$ aws kms derive-shared-secret --key-id <ALICE> --key-agreement-algorithm ECDH --public-key fileb://<F>/bob.der --query SharedSecret --output text | base64 -d > <F>/ours
$ openssl pkeyutl -derive -inkey <F>/bob.pem -peerkey <F>/alice.der -peerform DER -out <F>/theirs
$ cmp <F>/ours <F>/theirs && echo agreed
~ agreed

Material from outside is wrapped as the guide shows, imported, deleted, and restored.
$ aws kms create-key --origin EXTERNAL
OWN := KeyMetadata.KeyId
$ openssl rand -out <F>/material 32
$ aws kms get-parameters-for-import --key-id <OWN> --wrapping-algorithm RSAES_OAEP_SHA_256 --wrapping-key-spec RSA_3072 --query '[PublicKey,ImportToken]' --output text | tr '\t' '\n' > <F>/parameters
$ sed -n 1p <F>/parameters | base64 -d > <F>/wrapping.der; sed -n 2p <F>/parameters | base64 -d > <F>/token
$ openssl pkeyutl -encrypt -in <F>/material -out <F>/wrapped -inkey <F>/wrapping.der -keyform DER -pubin -pkeyopt rsa_padding_mode:oaep -pkeyopt rsa_oaep_md:sha256 -pkeyopt rsa_mgf1_md:sha256
$ aws kms import-key-material --key-id <OWN> --encrypted-key-material fileb://<F>/wrapped --import-token fileb://<F>/token --expiration-model KEY_MATERIAL_DOES_NOT_EXPIRE
~ "KeyMaterialId": "[0-9a-f]{64}"
$ aws kms encrypt --key-id <OWN> --plaintext fileb://<F>/plain --query CiphertextBlob --output text | base64 -d > <F>/own.cipher
$ aws kms delete-imported-key-material --key-id <OWN>
$ aws kms decrypt --ciphertext-blob fileb://<F>/own.cipher
! KMSInvalidStateException
kill
$ aws kms import-key-material --key-id <OWN> --encrypted-key-material fileb://<F>/wrapped --import-token fileb://<F>/token --expiration-model KEY_MATERIAL_DOES_NOT_EXPIRE
$ aws kms decrypt --ciphertext-blob fileb://<F>/own.cipher --query Plaintext --output text | base64 -d
~ ^a secret text$

An RSA private key goes in twice wrapped.
$ aws kms create-key --origin EXTERNAL --key-spec RSA_2048 --key-usage SIGN_VERIFY
OWN_RSA := KeyMetadata.KeyId
$ openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -outform DER -out <F>/own-rsa.der
$ openssl rand -out <F>/aes 32
$ aws kms get-parameters-for-import --key-id <OWN_RSA> --wrapping-algorithm RSA_AES_KEY_WRAP_SHA_256 --wrapping-key-spec RSA_2048 --query '[PublicKey,ImportToken]' --output text | tr '\t' '\n' > <F>/parameters
$ sed -n 1p <F>/parameters | base64 -d > <F>/wrapping.der; sed -n 2p <F>/parameters | base64 -d > <F>/token
$ openssl enc -id-aes256-wrap-pad -K $(xxd -p -c 64 <F>/aes) -iv A65959A6 -in <F>/own-rsa.der -out <F>/second
$ openssl pkeyutl -encrypt -in <F>/aes -out <F>/first -inkey <F>/wrapping.der -keyform DER -pubin -pkeyopt rsa_padding_mode:oaep -pkeyopt rsa_oaep_md:sha256 -pkeyopt rsa_mgf1_md:sha256
$ cat <F>/first <F>/second > <F>/both
$ aws kms import-key-material --key-id <OWN_RSA> --encrypted-key-material fileb://<F>/both --import-token fileb://<F>/token --expiration-model KEY_MATERIAL_DOES_NOT_EXPIRE
$ aws kms get-public-key --key-id <OWN_RSA> --query PublicKey --output text | base64 -d > <F>/ours.der; openssl pkey -in <F>/own-rsa.der -inform DER -pubout -outform DER -out <F>/theirs.der; cmp <F>/ours.der <F>/theirs.der && echo the same
~ the same
$ rm -r <F>
