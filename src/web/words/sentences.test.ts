import { describe, expect, it } from 'vitest'
import { sentences } from './sentences.ts'

describe('hints in a row', () => {
  it.each([
    [['近期2寸、正面、免冠、彩色', '敏感个人信息。'], '近期2寸、正面、免冠、彩色。敏感个人信息。'],
    [['选好后可以裁剪。', '敏感个人信息。'], '选好后可以裁剪。敏感个人信息。'],
    [['与证书一致', undefined], '与证书一致'],
    [[undefined, '敏感个人信息。'], '敏感个人信息。'],
    [[undefined, ''], ''],
  ])('%j', (said, read) => expect(sentences(...said)).toBe(read))
})
