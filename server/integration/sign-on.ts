/**
 * Staff sign in at the authority's own provider by OpenID Connect (authorization code with PKCE); the provider says which
 * badge number somebody has, the hall's roster what that badge may do. The PIN stays as the way while the provider is down.
 */
import * as oidc from 'openid-client'
import type { SignOnSettings } from '../site-file/integration-schema.ts'

export interface SignOn {
  /** Where the browser goes, and what must be kept for its return. Rejects when the provider does not answer. */
  begin(callback: string): Promise<{ readonly url: string; readonly kept: string }>
  /** The badge number of who has come back, or null when the provider names none. Rejects what does not fit. */
  finish(at: URL, kept: string): Promise<string | null>
}

/** How long a provider's own description counts: it may move. */
const KNOWN_MS = 3_600_000
const ENDPOINTS = ['authorization_endpoint', 'token_endpoint', 'jwks_uri'] as const

/** Throws when the description lacks an address that a sign-on needs. */
function whole(provider: oidc.Configuration): oidc.Configuration {
  const described = provider.serverMetadata()
  const missing = ENDPOINTS.filter((name) => !URL.canParse(described[name] ?? ''))
  if (missing.length > 0) throw new Error(`the provider describes itself without ${missing.join(', ')}`)
  return provider
}

/** Makes it; the secret may come from YICHUANG_SIGN_ON_SECRET. null: not set up. */
export function createSignOn(
  settings: SignOnSettings | null,
  environment: Readonly<Record<string, string | undefined>>,
): SignOn | null {
  if (settings === null) return null
  const { issuer, clientId, badgeClaim } = settings
  const secret = environment.YICHUANG_SIGN_ON_SECRET ?? settings.clientSecret
  let known: Promise<oidc.Configuration> | null = null
  let knownSinceMs = 0
  const provider = (): Promise<oidc.Configuration> => {
    if (known !== null && performance.now() - knownSinceMs < KNOWN_MS) return known
    const isPlain = issuer.startsWith('http:')
    knownSinceMs = performance.now()
    const asked = oidc
      .discovery(
        new URL(issuer),
        clientId,
        secret,
        secret === undefined ? oidc.None() : oidc.ClientSecretBasic(secret),
        { timeout: 10, ...(isPlain ? { execute: [oidc.allowInsecureRequests] } : {}) },
      )
      .then(whole)
    known = asked
    // One that was down, or described itself by halves, is asked again next time.
    asked.catch(() => (known = known === asked ? null : known))
    return asked
  }
  return {
    begin: async (callback) => {
      const [verifier, state, nonce] = [oidc.randomPKCECodeVerifier(), oidc.randomState(), oidc.randomNonce()]
      const url = oidc.buildAuthorizationUrl(await provider(), {
        redirect_uri: callback,
        scope: settings.scope,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
      })
      return { url: url.href, kept: [verifier, state, nonce].join('.') }
    },
    finish: async (at, kept) => {
      const [pkceCodeVerifier = '', expectedState = '', expectedNonce = ''] = kept.split('.')
      const tokens = await oidc.authorizationCodeGrant(await provider(), at, {
        pkceCodeVerifier,
        expectedState,
        expectedNonce,
        idTokenExpected: true,
      })
      const badgeNo = tokens.claims()?.[badgeClaim]
      return typeof badgeNo === 'string' ? badgeNo : null
    },
  }
}
