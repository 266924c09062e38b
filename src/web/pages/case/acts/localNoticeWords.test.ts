import { describe, expect, it } from 'vitest'
import { whatToReplace, whereToPost } from './localNoticeWords.ts'

describe('where a district is told to post its notice 区市公示', () => {
  it('is on its board or its website', () =>
    expect(whereToPost(false)).toEqual({ hint: '例如：区人社局公告栏、区政府网站', warning: '' }))

  it('is on no website for a secret-related person', () => {
    const { hint, warning } = whereToPost(true)
    expect([hint.includes('网站'), warning, whatToReplace(true), whatToReplace(false)])
      .toEqual([false, '涉密人员不在网上公示，系统也不出公示的文书，请按规定的范围另行制作和张贴。', '请把张贴的区市公示换成新的截止日', '请把张贴的、网上的区市公示都换成新的截止日'])
  })
})
