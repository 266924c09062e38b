import { roleName as nameOfRole } from '../../domain/shared/actor.ts'

const systemName = nameOfRole.system

/** 谁办的 — what follows from another's act is nobody's own doing; where that hand may be named, it is, since the decision was theirs. */
export function byWhom(actorName: string, roleName: string): string {
  if (roleName === systemName) return actorName === systemName ? '系统自动' : `${actorName}办理后，系统自动记录`
  return actorName === roleName ? roleName : `${actorName}，${roleName}`
}
