import { describe, expect, it } from 'vitest'
import { byWhom } from './hands.ts'

describe('whose hand it was 谁办的', () => {
  it.each([
    ['a person by name and role', ['东区 孙演', '区市人社部门'], '东区 孙演，区市人社部门'],
    ['whoever is known by the role alone, once', ['选拔办（复核）', '选拔办（复核）'], '选拔办（复核）'],
    ['what time brought about, as nobody’s', ['系统', '系统'], '系统自动'],
    ['what followed from an act, as nobody’s own, with the hand whose act it was', ['领导小组 冯演', '系统'], '领导小组 冯演办理后，系统自动记录'],
  ] as const)('names %s', (_, [actorName, roleName], words) => expect(byWhom(actorName, roleName)).toBe(words))
})
