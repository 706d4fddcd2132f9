<?php
// Keys of the clouds behind a platform.

function run(): void
{
    $connection = 'DefaultEndpointsProtocol=https;AccountName=acme;AccountKey=<<iconik-azure-account-key>>;EndpointSuffix=core.windows.net'; // want: azure-storage-key
    $spare = 'DefaultEndpointsProtocol=https;AccountName=acme;AccountKey=your-account-key;EndpointSuffix=core.windows.net'; // not: azure-storage-key
    $address = 'https://acme.blob.core.windows.net/masters?sv=2022-11-02&ss=b&srt=o&sp=r&se=2027-01-01T00:00:00Z&spr=https&sig=<<azure-signature>>'; // want: azure-storage-signature
    $unsigned = 'https://acme.blob.core.windows.net/masters?sv=2022-11-02&ss=b&srt=o&sp=r&se=2027-01-01T00:00:00Z&spr=https&sig=xxxxxxxxxxxxxxxxxxxxxxxxxxxxx'; // not: azure-storage-signature
    $iconik = 'arn:aws:iam::aws:policy/AmazonS3FullAccess'; // want: iconik-storage-managed-policy
    $reader = 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess'; // not: iconik-storage-managed-policy
}
