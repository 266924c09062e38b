const KEY = 'shouxi:elder'

export const isElder = (): boolean => localStorage.getItem(KEY) === 'on'

/** 长者版 — the whole page larger; remembered on this machine. */
export function setElder(isOn: boolean): void {
  localStorage.setItem(KEY, isOn ? 'on' : 'off')
  document.documentElement.toggleAttribute('data-elder', isOn)
}
