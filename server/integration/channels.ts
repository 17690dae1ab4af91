/** The ways to a citizen's phone behind one contract: an SMS gateway over HTTP, a mail server over SMTP. */
import { createTransport } from 'nodemailer'
import type { NoticeSettings } from '../site-file/integration-schema.ts'

export const CHANNELS = ['sms', 'email'] as const
export type ChannelName = (typeof CHANNELS)[number]

export interface Message {
  /** The same for every try, so that a gateway can tell a repetition. */
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
}

export interface Channel {
  /** Resolves when the gateway has taken it; rejects with its words otherwise. */
  send(message: Message): Promise<void>
  close(): void
}

const TIMEOUT_MS = 10_000

/** The channels that the site file sets up; secrets may come from YICHUANG_SMS_TOKEN and YICHUANG_MAIL_PASSWORD. */
export function openChannels(
  { sms, email }: NoticeSettings,
  environment: Readonly<Record<string, string | undefined>>,
): ReadonlyMap<ChannelName, Channel> {
  const channels = new Map<ChannelName, Channel>()
  if (sms) channels.set('sms', smsGateway(sms.url, environment.YICHUANG_SMS_TOKEN ?? sms.token))
  if (email) channels.set('email', mailServer(email, environment.YICHUANG_MAIL_PASSWORD ?? email.password))
  return channels
}

/** POST {id, to, text} with the token as bearer; 2xx: taken. */
function smsGateway(url: string, token: string | undefined): Channel {
  return {
    send: async ({ id, to, text }) => {
      const response = await fetch(url, {
        method: 'POST',
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'idempotency-key': id,
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify({ id, to, text }),
      })
      await response.body?.cancel()
      if (!response.ok) throw new Error(`the SMS gateway answers ${response.status}`)
    },
    close: () => undefined,
  }
}

function mailServer(
  { host, port, secure, from, user }: NonNullable<NoticeSettings['email']>,
  password: string | undefined,
): Channel {
  const transport = createTransport({
    host,
    port,
    secure,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    ...(user === undefined ? {} : { auth: { user, pass: password ?? '' } }),
  })
  return {
    send: async ({ id, to, subject, text }) => {
      await transport.sendMail({ from, to, subject, text, headers: { 'x-notice-id': id } })
    },
    close: () => transport.close(),
  }
}
