import { describe, expect, it } from 'vitest'
import { roles } from '../domain/shared/actor.ts'
import { access, allows } from './access.ts'

describe('the access table 权限表', () => {
  it('lets in anybody where it says so, and else exactly whom it names', () => {
    expect(roles.every((role) => allows('public', role))).toBe(true)
    expect(roles.filter((role) => allows(['unit', 'district'], role))).toEqual(['unit', 'district'])
    expect(roles.filter((role) => allows([], role))).toEqual([])
  })

  it('never names the system: it has no session, and no request is its own', () =>
    expect(Object.entries(access).filter(([, allowed]) => allowed !== 'public' && (allowed.includes('system') || allowed.includes('public')))).toEqual([]))

  it('keeps accounts and cases apart: whoever opens accounts reads no case', () => {
    const reachable = Object.entries(access).filter(([, allowed]) => allowed !== 'public' && allowed.includes('admin')).map(([route]) => route)
    expect(reachable.filter((route) => /\/api\/(cases|rounds|notices|decisions|sheets|desk|journal)/.test(route))).toEqual([])
    expect(reachable.length).toBeGreaterThan(0)
  })

  it('lets the auditor change nothing in a case', () => {
    const writing = Object.entries(access).filter(([route, allowed]) => !route.startsWith('GET') && allowed !== 'public' && allowed.includes('auditor')).map(([route]) => route)
    expect(writing.filter((route) => /\/api\/(cases|rounds|notices|decisions|sheets|organisations|accounts)/.test(route))).toEqual([])
  })
})
