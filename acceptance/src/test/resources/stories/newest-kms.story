KMS's ML-KEM keys by the newest client: a secret goes to the holder of a key, and to nobody else.

$ kms CreateKey '{"KeySpec":"ML_KEM_768"}'
! ValidationException
$ kms CreateKey '{"KeySpec":"ML_KEM_768","KeyUsage":"ENCAPSULATE_DECAPSULATE","MultiRegion":true}'
KEY := KeyMetadata.KeyId
$ kms DescribeKey '{"KeyId":"<KEY>"}'
~ "EncapsulationAlgorithms":\["ML_KEM"\]
$ kms GetPublicKey '{"KeyId":"<KEY>"}'
~ "EncapsulationAlgorithms":\["ML_KEM"\]
$ kms Encapsulate '{"KeyId":"<KEY>","EncapsulationAlgorithm":"ML_KEM"}'
SECRET := SharedSecret
CARRIER := SharedSecretCiphertextBlob
$ kms Decapsulate '{"KeyId":"<KEY>","EncapsulationAlgorithm":"ML_KEM","SharedSecretCiphertextBlob":"<CARRIER>"}'
OPENED := SharedSecret
$ test '<OPENED>' = '<SECRET>' && echo the same
~ ^the same$
$ kms Decapsulate '{"KeyId":"<KEY>","EncapsulationAlgorithm":"ML_KEM","SharedSecretCiphertextBlob":"AAAA"}'
! InvalidCiphertextException
$ kms Encapsulate '{"KeyId":"<KEY>","EncapsulationAlgorithm":"ML_KEM","DryRun":true}'
! DryRunOperationException
$ kms Encrypt '{"KeyId":"<KEY>","Plaintext":"AAAA"}'
! InvalidKeyUsageException
$ kms GetKeyLastUsage '{"KeyId":"<KEY>"}'
~ "Operation":"Decapsulate"

What was encapsulated before a crash opens after it, and in the region of a replica.

kill
$ kms ReplicateKey '{"KeyId":"<KEY>","ReplicaRegion":"eu-west-1"}'
~ ENCAPSULATE_DECAPSULATE
$ AWS_REGION=eu-west-1 kms Decapsulate '{"KeyId":"<KEY>","EncapsulationAlgorithm":"ML_KEM","SharedSecretCiphertextBlob":"<CARRIER>"}'
AWAY := SharedSecret
$ test '<AWAY>' = '<SECRET>' && echo the same
~ ^the same$

The trail tells of the use, and of neither secret nor ciphertext.

$ keyrota audit show --action Decapsulate
~ Decapsulate
$ kms DisableKey '{"KeyId":"<KEY>"}'
$ kms Decapsulate '{"KeyId":"<KEY>","EncapsulationAlgorithm":"ML_KEM","SharedSecretCiphertextBlob":"<CARRIER>"}'
! DisabledException
