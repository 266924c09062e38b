import { EmptyState } from '../../parts/states.tsx'

/** 已删除个人信息 — what stands where the material stood, so that nobody waits for it. */
export function Erased() {
  return <EmptyState title="内容已按规定删除"><p>本人的个人信息已依法删除，谁也不能恢复。什么时候办过哪些步骤，仍留在办理进度里。</p></EmptyState>
}
