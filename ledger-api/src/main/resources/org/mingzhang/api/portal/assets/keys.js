/* The signing key of a person that lives in their browser: made here, kept in IndexedDB where no
   script can read the private half, and never sent anywhere.

   What is signed is docs/log-format.md, section 3. The server says what it would like to have
   signed; this module writes the bytes itself and signs only if the statement says the command,
   so that neither the server nor somebody in between gets a signature over something else. */

const PREFIX = 'mingzhang/statement/v1\n'
const OWN = ['action', 'actor', 'commandId', 'expiresAt', 'log', 'subject']
const SEEN = ['entry', 'amount', 'attachments', 'line', 'payee', 'purpose']
const DATABASE = 'mingzhang'
const STORE = 'signing-keys'

/** The canonical form of RFC 8785, for the texts, whole numbers and truths that a statement has. */
export function canonical (value) {
  if (Array.isArray(value)) return '[' + value.map(canonical).join(',') + ']'
  if (value !== null && typeof value === 'object') {
    return '{' + Object.keys(value).sort().map(name => JSON.stringify(name) + ':' + canonical(value[name])).join(',') + '}'
  }
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new Error('no whole number: ' + value)
  return JSON.stringify(value)
}

/** Why a statement is not about a command, or null if it is. */
export function difference (statement, command) {
  if (statement.action !== command.type) return 'action'
  if (statement.commandId !== command.id) return 'commandId'
  const data = command.data
  const subject = String(statement.subject).split(':')
  for (const [name, value] of Object.entries(data)) {
    if (name === subject[0]) {
      if (statement.subject !== name + ':' + value) return 'subject'
    } else if (!says(statement[name], value)) return name
  }
  const known = name => OWN.includes(name) || name in data || SEEN.includes(name)
  const stranger = Object.keys(statement).find(name => !known(name))
  return stranger === undefined ? null : stranger
}

/* An empty list is left out, and a personal text stands as its commitment. */
function says (said, value) {
  if (said === undefined) return Array.isArray(value) && value.length === 0
  if (said !== null && typeof said === 'object' && 'commitment' in said) return typeof value === 'string'
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
    return typeof said === 'object' && Object.keys(value).every(name => says(said[name], value[name])) &&
      Object.keys(said).every(name => name in value)
  }
  return canonical(said) === canonical(value)
}

const base64 = bytes => btoa(String.fromCharCode(...new Uint8Array(bytes)))
const hex = bytes => Array.from(new Uint8Array(bytes), byte => byte.toString(16).padStart(2, '0')).join('')

/** A new key whose private half cannot be taken out. */
export async function make () {
  const pair = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])
  const raw = await crypto.subtle.exportKey('raw', pair.publicKey)
  return { id: hex(await crypto.subtle.digest('SHA-256', raw)), publicKey: base64(raw), pair }
}

/** The member `signature` of a command, over a statement that says it. */
export async function sign (key, statement, command) {
  const wrong = difference(statement, command)
  if (wrong !== null) throw new Error('the statement does not say the command: ' + wrong)
  const bytes = new TextEncoder().encode(PREFIX + canonical(statement))
  const value = await crypto.subtle.sign('Ed25519', key.pair.privateKey, bytes)
  return { alg: 'ed25519', key: key.id, statement, value: base64(value) }
}

function store (mode, use) {
  return new Promise((resolve, reject) => {
    const open = indexedDB.open(DATABASE, 1)
    open.onupgradeneeded = () => open.result.createObjectStore(STORE)
    open.onerror = () => reject(open.error)
    open.onsuccess = () => {
      const request = use(open.result.transaction(STORE, mode).objectStore(STORE))
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    }
  })
}

/** The key of a person in this browser, or undefined. */
export const find = person => store('readonly', keys => keys.get(person))
const keep = (person, key) => store('readwrite', keys => keys.put(key, person))

async function post (session, path, body) {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', [session.header]: session.token },
    body: JSON.stringify(body)
  })
  const json = await answer.json()
  if (!answer.ok) throw new Error(json.detail || json.title)
  return json
}

/** Submits a command with the person's signature. */
export async function submitSigned (session, key, command) {
  const { statement } = await post(session, '/api/v1/statements', command)
  return post(session, '/api/v1/commands', { ...command, signature: await sign(key, statement, command) })
}

/** Where a key stands: 'proposed', 'enrolled', 'revoked', or 'unknown' where the log has no such key of this person. */
async function standing (key) {
  const answer = await fetch('/api/v1/keys/' + key.id)
  return answer.ok ? (await answer.json()).state : 'unknown'
}

/** Makes a key and proposes it; it signs once an administrator has enrolled it. */
async function propose (session) {
  const key = await make()
  await keep(session.person, key)
  await submitSigned(session, key, {
    type: 'identity.ProposeKey',
    id: 'key-' + key.id.slice(0, 40),
    data: { key: key.id, alg: 'ed25519', publicKey: key.publicKey, custody: 'client' }
  })
  return key
}

async function page (root) {
  const state = root.querySelector('[data-state]')
  const button = root.querySelector('button')
  const say = (word, detail) => { state.textContent = root.dataset[word] + (detail ? ' ' + detail : '') }
  const answer = await fetch('/api/v1/session')
  if (!answer.ok) return say('signedOut')
  const session = await answer.json()
  const key = await find(session.person)
  const stands = key ? await standing(key) : 'none'
  if (stands === 'enrolled') return say('there', key.id)
  if (stands === 'proposed') return say('proposed', key.id)
  say(stands)
  button.hidden = false
  button.addEventListener('click', async () => {
    button.disabled = true
    try {
      say('proposed', (await propose(session)).id)
      button.hidden = true
    } catch (failure) {
      button.disabled = false
      say('failed', failure.message)
    }
  })
}

/** Signs a decision with the key of this browser; the form goes on as it is where there is none that is enrolled. */
async function signDecision (form) {
  const state = form.querySelector('[data-state]')
  const answer = await fetch('/api/v1/session')
  if (!answer.ok) return
  const session = await answer.json()
  const key = await find(session.person)
  if (!key) return
  if (await standing(key) !== 'enrolled') {
    state.textContent = state.dataset.waits
    return
  }
  const server = form.querySelector('[data-server]')
  if (server) server.remove()
  state.textContent = key.id.slice(0, 16)
  form.addEventListener('submit', async event => {
    if (form.elements.signature) return
    event.preventDefault()
    const command = JSON.parse(form.dataset.command)
    const remark = form.elements.remark && form.elements.remark.value.trim()
    if (remark) command.data.remark = remark
    try {
      const { statement } = await post(session, '/api/v1/statements', command)
      const signature = document.createElement('input')
      signature.type = 'hidden'
      signature.name = 'signature'
      signature.value = JSON.stringify(await sign(key, statement, command))
      form.append(signature)
      form.requestSubmit(event.submitter)
    } catch (failure) {
      state.textContent = form.dataset.failed + ' ' + failure.message
    }
  })
}

const decision = typeof document === 'undefined' ? null : document.querySelector('form[data-command]')
if (decision) signDecision(decision)

const root = typeof document === 'undefined' ? null : document.getElementById('signing-key')
if (root) page(root).catch(failure => { root.querySelector('[data-state]').textContent = failure.message })
