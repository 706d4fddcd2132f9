$Base = "https://app.dam.example"
# New-ImageKit -PublicKey public_commented
<# @{ directory = "/commented" } #>
$Client = New-ImageKit -PublicKey ("public_" + "k1") -PrivateKey $env:DAM_PRIVATE_KEY -UrlEndpoint 'https://cdn.dam.example/demo' -Verbose

function Get-Assets($Id, $Token) {
    $Url = Get-ImageKitUrl -Path "/a.jpg" -Signed:$true `
        -ExpireSeconds 3600
    $Headers = @{
        "App-ID" = "app-1"
        "Auth-Token" = "Bearer $token"
    }
    Invoke-RestMethod -Method Get -Uri "$Base/API/assets/$id/" -Headers $Headers -SkipCertificateCheck | ConvertTo-Json
}

$Template = @{
    name = "it's a template"
    permissions = @("OBJECTS_LIST", "OBJECTS_DELETE"); directory = '/'
    limits = @{ perMinute = 5; enabled = $false; owner = $null }
}
