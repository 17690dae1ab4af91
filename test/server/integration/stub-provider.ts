/** An OpenID provider for tests: signs in whoever it is told to, checks PKCE and the client, signs with a key of its own. */
import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

export interface StubProvider {
  readonly issuer: string
  /** What the next account's claim says. */
  badgeNo: string
  /** Spoils the nonce of the next token. */
  isFalse: boolean
  close(): Promise<void>
}

export const CLIENT = { id: 'hall', secret: 'client-secret' } as const

/** Starts it on a port. */
export async function startStubProvider(port: number): Promise<StubProvider> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const issuer = `http://127.0.0.1:${port}`
  const asked = new Map<string, { readonly challenge: string; readonly nonce: string; readonly back: string }>()
  const stub = { issuer, badgeNo: '0301', isFalse: false }
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const token = (nonce: string): string => {
    const nowSec = Math.floor(Date.now() / 1000)
    const claims = {
      iss: issuer,
      aud: CLIENT.id,
      sub: 'somebody',
      iat: nowSec,
      exp: nowSec + 60,
      nonce,
      badge_no: stub.badgeNo,
    }
    const text = `${part({ alg: 'RS256', kid: 'k', typ: 'JWT' })}.${part(claims)}`
    return `${text}.${sign('sha256', Buffer.from(text), privateKey).toString('base64url')}`
  }
  const json = (response: ServerResponse, body: object, status = 200): void =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))

  async function give(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = ''
    for await (const chunk of request) text += String(chunk)
    const form = new URLSearchParams(text)
    const known = asked.get(form.get('code') ?? '')
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    // Both halves come form-encoded (RFC 6749 2.3.1): a dash is %2D.
    const basic = Buffer.from(request.headers.authorization?.replace('Basic ', '') ?? '', 'base64').toString()
    const isClient = decodeURIComponent(basic) === `${CLIENT.id}:${CLIENT.secret}`
    asked.delete(form.get('code') ?? '')
    if (!known || known.challenge !== challenge || known.back !== form.get('redirect_uri') || !isClient)
      return json(response, { error: 'invalid_grant' }, 400)
    const nonce = stub.isFalse ? 'another' : known.nonce
    json(response, { access_token: randomUUID(), token_type: 'bearer', expires_in: 60, id_token: token(nonce) })
  }

  const server = createServer((request, response) => {
    const at = new URL(request.url ?? '/', issuer)
    const said = (name: string): string => at.searchParams.get(name) ?? ''
    if (at.pathname === '/.well-known/openid-configuration')
      return json(response, {
        issuer,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      })
    if (at.pathname === '/keys')
      return json(response, { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' }] })
    if (at.pathname === '/token') return void give(request, response)
    const code = randomUUID()
    asked.set(code, { challenge: said('code_challenge'), nonce: said('nonce'), back: said('redirect_uri') })
    response
      .writeHead(302, {
        location: `${said('redirect_uri')}?${new URLSearchParams({ code, state: said('state'), iss: issuer }).toString()}`,
      })
      .end()
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return Object.assign(stub, {
    close: async () => {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  })
}
