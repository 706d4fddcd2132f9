// Package lib stands in for the SDK's.
package lib

import (
	"github.com/imagekit-developer/imagekit-go/v2/option"
	"github.com/imagekit-developer/imagekit-go/v2/shared"
)

type HelperService struct{}

func NewHelperService(opts ...option.RequestOption) HelperService { return HelperService{} }

func (HelperService) BuildURL(o shared.SrcOptionsParam) string { return "" }

func (HelperService) GetAuthenticationParameters(token string, expire int64) (map[string]interface{}, error) {
	return nil, nil
}
