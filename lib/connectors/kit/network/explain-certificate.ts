/** What the system's word for a failed TLS handshake means; null where it is not the certificate. */
export function explainCertificate(
  code: string,
  host: string,
): { meaning: string; advice: string } | null {
  if (/ALTNAME/.test(code))
    return {
      meaning: `The server's certificate is not made for ${host}.`,
      advice: "Use the name that the certificate carries.",
    };
  if (/CERT_HAS_EXPIRED/.test(code))
    return {
      meaning: "The server's certificate has expired.",
      advice: "Have it renewed on the server.",
    };
  if (/CERT|SELF_SIGNED|ISSUER|LEAF_SIGNATURE/.test(code))
    return {
      meaning: "The server's certificate is not signed by an authority that this system trusts.",
      advice:
        "Use a public certificate, or have the operator add the authority with NODE_EXTRA_CA_CERTS.",
    };
  return null;
}
