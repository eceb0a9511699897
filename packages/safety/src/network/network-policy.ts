/** An exception from what is refused, or a refusal from what is allowed; it needs `host`, `cidr` or both. */
export interface NetworkRule {
  /** A name, compared without case: `build.example.com`, or `*.example.com` for the names beneath (not the name itself). */
  readonly host?: string;
  /** Addresses: `10.1.0.0/16`, `fd00:1::/32`, or one address. With `host` both must fit. */
  readonly cidr?: string;
  /** Ports that the rule is about; absent means 80 and 443 in an allow rule and every port in a deny rule. */
  readonly ports?: readonly number[];
  /** True: the rule may open a metadata address of a cloud, which no other rule does. Its `cidr` must name that one address. */
  readonly metadata?: true;
}

/** What guarded requests may reach. It comes from a user's own configuration or from code, never from a model or a project. */
export interface NetworkPolicy {
  /** Without the colon; absent means `http` and `https`. */
  readonly schemes?: readonly string[];
  /** Ports that any public host may be asked at; absent means 80, 443, 8080 and 8443. `[]` leaves those of the allow rules. */
  readonly ports?: readonly number[];
  /** Private places that may be reached; absent and `[]` mean none. */
  readonly allow?: readonly NetworkRule[];
  /** Places that are refused, whatever else allows them; absent and `[]` mean none. */
  readonly deny?: readonly NetworkRule[];
  /** True: a URL may hold a user and a password. */
  readonly userinfo?: boolean;
  /** Prefixes by which this network translates to IPv4, as `2001:db8:64::/96`: addresses beneath are judged by the IPv4 address inside. See `discoverNat64`. */
  readonly nat64Prefixes?: readonly string[];
  /** True: proxy variables of the environment may stay set; absent means that a guarded request refuses to start while one is set, since a proxy would resolve names itself. */
  readonly ignoreProxyVariables?: boolean;
}
