A name of one's own: a zone, its records, and dig asking for them.

$ aws route53 create-hosted-zone --name Example.COM --caller-reference first --hosted-zone-config Comment=ours
~ "Name": "example.com."
~ "Status": "INSYNC"
ZONE := HostedZone.Id
CHANGE := ChangeInfo.Id
$ aws route53 create-hosted-zone --name example.org --caller-reference first
! HostedZoneAlreadyExists
$ aws route53 get-hosted-zone --id <ZONE> --query HostedZone.ResourceRecordSetCount
~ ^2$
$ aws route53 get-change --id <CHANGE> --query ChangeInfo.Status --output text
~ ^INSYNC$

Records, as certificates want them: one batch, and the waiter is content at once.

$ aws route53 change-resource-record-sets --hosted-zone-id <ZONE> --change-batch '{"Comment":"validation","Changes":[{"Action":"UPSERT","ResourceRecordSet":{"Name":"_x1.example.com","Type":"CNAME","TTL":300,"ResourceRecords":[{"Value":"_y1.acm-validations.example."}]}},{"Action":"CREATE","ResourceRecordSet":{"Name":"*.www.example.com","Type":"TXT","TTL":60,"ResourceRecords":[{"Value":"\"for \\052\""}]}},{"Action":"CREATE","ResourceRecordSet":{"Name":"www.example.com","Type":"A","TTL":60,"ResourceRecords":[{"Value":"192.0.2.1"}]}},{"Action":"CREATE","ResourceRecordSet":{"Name":"example.com","Type":"CAA","TTL":60,"ResourceRecords":[{"Value":"0 issue \"amazon.com\""}]}}]}'
VALIDATION := ChangeInfo.Id
$ aws route53 wait resource-record-sets-changed --id <VALIDATION>
$ aws route53 list-resource-record-sets --hosted-zone-id <ZONE> --query 'ResourceRecordSets[].[Name,Type]' --output text
~ (?s)^example.com.\s+CAA\s+example.com.\s+NS\s+example.com.\s+SOA\s+_x1.example.com.\s+CNAME\s+www.example.com.\s+A\s+\\052.www.example.com.\s+TXT$

$ dig @127.0.0.1 -p $DNS_PORT +noall +answer _x1.example.com CNAME
~ (?m)^_x1\.example\.com\.\s+300\s+IN\s+CNAME\s+_y1\.acm-validations\.example\.$
$ dig @127.0.0.1 -p $DNS_PORT +short +tcp www.example.com A
~ ^192\.0\.2\.1$
$ dig @127.0.0.1 -p $DNS_PORT +short any.www.example.com TXT
~ ^"for \*"$
$ dig @127.0.0.1 -p $DNS_PORT +short example.com CAA
~ ^0 issue "amazon.com"$
$ dig @127.0.0.1 -p $DNS_PORT no.example.com A
~ status: NXDOMAIN
~ example\.com\.\s+900\s+IN\s+SOA
$ dig @127.0.0.1 -p $DNS_PORT www.example.com AAAA
~ status: NOERROR.*
~ ANSWER: 0
$ dig @127.0.0.1 -p $DNS_PORT example.org A
~ status: REFUSED
$ dig @127.0.0.1 -p $DNS_PORT example.com AXFR
~ Transfer failed

A batch is done whole or not at all, and tells everything that is wrong.

$ aws route53 change-resource-record-sets --hosted-zone-id <ZONE> --change-batch '{"Changes":[{"Action":"CREATE","ResourceRecordSet":{"Name":"new.example.com","Type":"A","TTL":60,"ResourceRecords":[{"Value":"192.0.2.9"}]}},{"Action":"CREATE","ResourceRecordSet":{"Name":"www.example.com","Type":"CNAME","TTL":60,"ResourceRecords":[{"Value":"new.example.com"}]}}]}'
! RRSet of type CNAME with DNS name www.example.com. is not permitted as it conflicts with other records
$ dig @127.0.0.1 -p $DNS_PORT new.example.com A
~ status: NXDOMAIN

Everything is still there after a kill, tags too; and a zone in use stays.

$ aws route53 change-tags-for-resource --resource-type hostedzone --resource-id <ZONE> --add-tags Key=team,Value=dns
kill
$ aws route53 list-tags-for-resource --resource-type hostedzone --resource-id <ZONE> --query 'ResourceTagSet.Tags[0].Value' --output text
~ ^dns$
$ dig @127.0.0.1 -p $DNS_PORT +short www.example.com A
~ ^192\.0\.2\.1$
$ aws route53 delete-hosted-zone --id <ZONE>
! HostedZoneNotEmpty
$ aws route53 list-hosted-zones-by-name --dns-name example.com --query 'HostedZones[0].Name' --output text
~ ^example.com.$
