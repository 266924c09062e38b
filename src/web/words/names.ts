/** What stands where a name stood that went with the person's key; a link without words is nobody's to find. */
const erased = '（姓名已清除）'

export const personName = (name: string): string => (name === '' ? erased : name)
