from imagekitio import ImageKit
base = {"path": "/private/a.jpg", "signed": True}  # not: imagekit-signed-path-without-expiry
def a(): return imagekit.url(base | {"expire_seconds": 60})
def b(): return imagekit.url(dict(base, expire_seconds=60))
def c():
    o = base.copy()
    o["expire_seconds"] = 60
    return imagekit.url(o)
def d():
    o = {"path": "/private/a.jpg", "signed": True}  # not: imagekit-signed-path-without-expiry
    o |= extra
    return imagekit.url(o)
def e():
    o = {"path": "/private/a.jpg", "signed": True}  # not: imagekit-signed-path-without-expiry
    o.setdefault("expire_seconds", 60)
    return imagekit.url(o)
def f():
    o = {"path": "/private/a.jpg", "signed": True}  # not: imagekit-signed-path-without-expiry
    with_expiry(o)
    return imagekit.url(o)
class S:
    OPTS = {"path": "/private/a.jpg", "signed": True}  # not: imagekit-signed-path-without-expiry
    def url(self): return imagekit.url({**self.OPTS, "expire_seconds": 60})


def s():
    o = {"path": "/private/a.jpg", "signed": True}  # want: imagekit-signed-path-without-expiry
    return imagekit.url(**o)
class V:
    def __init__(self): self.options = {"path": "/private/a.jpg", "signed": True}  # not: imagekit-signed-path-without-expiry
    def until(self, seconds): self.options["expire_seconds"] = seconds; return self
    def url(self): return imagekit.url(self.options)
class W:
    def __init__(self): self.settled = {"path": "/private/a.jpg", "signed": True}  # want: imagekit-signed-path-without-expiry
    def url(self): return imagekit.url(self.settled)
