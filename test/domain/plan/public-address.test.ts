/** The address behind the codes that phones scan. */
import { expect, it } from 'vitest'
import { phoneAddress } from '../../../domain/plan/public-address.ts'

it.each([
  ['/t/abc', 'https://hall.example.cn/', 'http://10.1.1.5:8080', 'https://hall.example.cn/t/abc'],
  ['/t/abc', 'https://zwfw.example.cn/weiyuan', 'http://127.0.0.1:8080', 'https://zwfw.example.cn/weiyuan/t/abc'],
  ['/t/abc', null, 'http://10.1.1.5:8080', 'http://10.1.1.5:8080/t/abc'],
  ['https://other.example.cn/t/abc', 'https://hall.example.cn', 'http://x', 'https://other.example.cn/t/abc'],
  ['/t/abc', null, 'http://127.0.0.1:9101', null],
  ['/t/abc', undefined, 'http://localhost:9101', null],
  ['/', null, 'http://[::1]:9101', null],
  ['http://127.0.0.1:9101/t/abc', 'https://hall.example.cn', 'http://x', null],
  ['/t/abc', null, 'http://localhost.example.cn', 'http://localhost.example.cn/t/abc'],
])('SLIP-15 %s with public address %s, asked by %s: %s', (path, publicAddress, origin, address) => {
  expect(phoneAddress(path, publicAddress, origin)).toBe(address)
})
