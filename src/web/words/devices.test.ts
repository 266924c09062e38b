import { describe, expect, it } from 'vitest'
import { deviceInWords } from './devices.ts'

describe('a device in words 设备', () => {
  it.each([
    ['', '没有说明的设备'],
    ['curl/8.5', '没有说明的设备'],
    ['Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/116 Mobile Safari/537.36 MicroMessenger/8.0', '手机，微信'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_0) AppleWebKit/605.1 Version/17.0 Mobile/15E148 Safari/604.1', '手机，Safari浏览器'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120 Safari/537.36 Edg/120', '电脑，Edge浏览器'],
    ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/120 Safari/537.36', '电脑，Chrome浏览器'],
  ])('%s is %s', (userAgent, words) => expect(deviceInWords(userAgent)).toBe(words))
})
