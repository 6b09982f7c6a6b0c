"""What `surefoot serve` takes."""

from surefoot.cli.parsing.kinds import Add, port
from surefoot.text.language import t


def the_server(add: Add) -> None:
    serve = add("serve", t("Start the web app on this machine."))
    serve.add_argument("--demo", action="store_true", help=t("a demo runner; nothing is kept"))
    serve.add_argument(
        "--port", type=port, default=8420, help=t("port, 0 for any free one (default: 8420)")
    )
    serve.add_argument(
        "--lan",
        action="store_true",
        help=t("listen on the network too, with TLS, for paired devices"),
    )
    serve.add_argument(
        "--host",
        metavar="ADDRESS",
        help=t(
            "with --lan: the one address to listen on (default: every one); without: an address of "
            "this machine for itself (default: 127.0.0.1)"
        ),
    )
    serve.add_argument(
        "--lan-port", type=port, default=8443, help=t("the network's port (default: 8443)")
    )
    serve.add_argument(
        "--cert",
        metavar="FILE.pem",
        help=t("with --lan: a certificate of your own, with the chain to its authority"),
    )
    serve.add_argument("--key", metavar="FILE.pem", help=t("the key of that certificate"))
    serve.add_argument(
        "--behind-proxy",
        metavar="https://NAME",
        default="",
        help=t("let in paired devices that a reverse proxy on this machine brings from there"),
    )
    serve.add_argument(
        "--proxy-port",
        type=port,
        default=8421,
        help=t("the port on 127.0.0.1 that the proxy calls (default: 8421)"),
    )
    serve.add_argument(
        "--watch",
        metavar="DIR",
        help=t("import what comes into this folder, from now on; '' for none"),
    )
