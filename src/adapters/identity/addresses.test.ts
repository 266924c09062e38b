import { describe, expect, it } from 'vitest'
import { networkOf } from './addresses.ts'

describe('the network of an address 所在网络', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2::7', '2001:db8:1:2'],
    ['2001:0DB8:0001:0002:ffff:ffff:ffff:ffff', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['::1', '0:0:0:0'],
  ])('of %s is %s', (ip, network) => expect(networkOf(ip)).toBe(network))

  it('is another for another network', () => expect(networkOf('2001:db8:1:3::7')).not.toBe(networkOf('2001:db8:1:2::7')))
})
