// Package handing stands between.
package handing

import "sender"

type Service struct{ c *sender.Client }

func (s *Service) Create(kind string, what any) error { return s.c.Post(kind+"/v1/"+kind+"/", what) }
