/** 涉密 — where a district may post: a secret-related person's name is for no website, whatever board is usual. */
export function whereToPost(isSecret: boolean): Readonly<{ hint: string; warning: string }> {
  return isSecret
    ? { hint: '例如：所在单位内部公告栏', warning: '涉密人员不在网上公示，系统也不出公示的文书，请按规定的范围另行制作和张贴。' }
    : { hint: '例如：区人社局公告栏、区政府网站', warning: '' }
}

/** 更换区市公示 — whatever hangs is replaced; of a secret-related person nothing hangs on a website. */
export const whatToReplace = (isSecret: boolean): string => (isSecret ? '请把张贴的区市公示换成新的截止日' : '请把张贴的、网上的区市公示都换成新的截止日')
