// Package imagekit stands in for the SDK.
package imagekit

import (
	"net/http"

	"github.com/imagekit-developer/imagekit-go/v2/lib"
	"github.com/imagekit-developer/imagekit-go/v2/option"
	"github.com/imagekit-developer/imagekit-go/v2/packages/param"
)

type Client struct {
	Helper   lib.HelperService
	Webhooks WebhookService
}

type WebhookService struct{}

type Event struct{ Type string }

func (*WebhookService) Unwrap(payload []byte, headers http.Header, opts ...option.RequestOption) (*Event, error) {
	return nil, nil
}

func (*WebhookService) UnsafeUnwrap(payload []byte, opts ...option.RequestOption) (*Event, error) {
	return nil, nil
}

func NewClient(opts ...option.RequestOption) Client { return Client{} }

func Bool(b bool) param.Opt[bool]        { return param.NewOpt(b) }
func Float(f float64) param.Opt[float64] { return param.NewOpt(f) }

type OriginRequestS3Param struct {
	AccessKey  string          `json:"accessKey"`
	Bucket     string          `json:"bucket"`
	Name       string          `json:"name"`
	SecretKey  string          `json:"secretKey"`
	UseIamRole param.Opt[bool] `json:"useIAMRole,omitzero"`
}

type OriginRequestWebFolderParam struct {
	BaseURL string `json:"baseUrl"`
	Name    string `json:"name"`
}

type OriginRequestWebProxyParam struct {
	Name string `json:"name"`
}

type OriginRequestAzureBlobParam struct {
	AccountName string `json:"accountName"`
	Container   string `json:"container"`
	Name        string `json:"name"`
	SasToken    string `json:"sasToken"`
}

type OriginRequestUnionParam struct {
	OfS3        *OriginRequestS3Param        `json:",omitzero,inline"`
	OfWebFolder *OriginRequestWebFolderParam `json:",omitzero,inline"`
	OfWebProxy  *OriginRequestWebProxyParam  `json:",omitzero,inline"`
	OfAzureBlob *OriginRequestAzureBlobParam `json:",omitzero,inline"`
}
