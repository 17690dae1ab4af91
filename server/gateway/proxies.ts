/** Proxies before the server: only those that are named are believed when they say whom they speak for. */
import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'
import { ConfigError } from '../site-file/yaml-file.ts'

export type ProxyTrust = (address: string) => boolean

/** Whether an address is one of the named proxies: '127.0.0.1', '::1' or '10.0.0.0/8'. Throws ConfigError. */
export function proxyTrust(named: readonly string[]): ProxyTrust {
  const list = new BlockList()
  for (const one of named) {
    const [address = '', bits] = one.split('/')
    const family = isIP(address)
    const most = family === 6 ? 128 : 32
    const isRange = bits !== undefined
    if (family === 0 || (isRange && !(/^\d{1,3}$/.test(bits) && Number(bits) <= most)))
      throw new ConfigError(`--trust-proxy ${one}: give the proxy's address, such as 127.0.0.1 or 10.0.0.0/24.`)
    const kind = family === 6 ? 'ipv6' : 'ipv4'
    if (isRange) list.addSubnet(address, Number(bits), kind)
    else list.addAddress(address, kind)
  }
  return (address) => {
    const plain = plainAddress(address)
    return list.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4')
  }
}

/** Where a request really comes from: the last address that no named proxy has. */
export function clientAddress(request: Pick<IncomingMessage, 'headers' | 'socket'>, isTrusted: ProxyTrust): string {
  const forwarded = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
  let address = plainAddress(request.socket.remoteAddress ?? '')
  while (forwarded.length > 0 && isTrusted(address)) address = plainAddress(forwarded.pop() as string)
  return address
}

/** An IPv4 address that stands in an IPv6 one is the IPv4 address. */
function plainAddress(address: string): string {
  return address.startsWith('::ffff:') ? address.slice(7) : address
}
