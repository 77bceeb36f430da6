// Holds the answers of the README's tour against the README's own words and the wire contract.
// Usage: node tour-answers.mjs FOLDER, which has NNN.command, NNN.expected and NNN.answer for each step.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const APP = 'sallyport-depot';
const COOKIES = {
  [`__Host-${APP}-fgp`]: ['Path=/', 'Secure', 'SameSite=Strict', 'HttpOnly'],
  [`__Host-${APP}-rt`]: ['Path=/', 'Secure', 'SameSite=Strict', 'HttpOnly'],
  [`__Host-${APP}-session`]: ['Path=/', 'Secure', 'SameSite=Strict'],
};
const REFUSALS = {
  token_missing: [401, `Bearer realm="${APP}"`],
  fingerprint_missing: [401, `Bearer realm="${APP}", error="invalid_token"`],
  session_revoked: [401, `Bearer realm="${APP}", error="invalid_token"`],
  role_missing: [403, `Bearer realm="${APP}", error="insufficient_scope"`],
};
const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
const ENDPOINTS = { login: signedIn, refresh: refreshed, me, sessions, logout: signedOut };

const seen = {};
let step = '';

function same(what, actual, expected) {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) {
    throw new Error(`${what} is ${JSON.stringify(actual)}, expected ${JSON.stringify(expected)}`);
  }
}

function holds(what, truth) {
  if (!truth) {
    throw new Error(what);
  }
}

function read(folder, number) {
  const file = (kind) => readFileSync(join(folder, `${number}.${kind}`), 'utf8');
  const answer = file('answer');
  const end = answer.indexOf('\r\n\r\n');
  const [statusLine, ...lines] = answer.slice(0, end).split('\r\n');
  const headers = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  return {
    command: file('command').trim(),
    expected: file('expected'),
    status: Number(statusLine.split(' ')[1]),
    all: (name) => headers.filter(([header]) => header === name).map(([, value]) => value),
    body: answer.slice(end + 4),
  };
}

function json(answer, mediaType, shape) {
  same('Content-Type', answer.all('content-type'), [mediaType]);
  const body = JSON.parse(answer.body);
  hasShape('the body', body, shape);
  return body;
}

function hasShape(what, object, shape) {
  same(`${what}'s members`, Object.keys(object).sort(), Object.keys(shape).sort());
  for (const [name, type] of Object.entries(shape)) {
    const fits = type === Array ? Array.isArray(object[name])
      : type instanceof RegExp ? type.test(object[name]) : typeof object[name] === type;
    holds(`${name} is ${JSON.stringify(object[name])}, expected ${type}`, fits);
  }
}

function noStore(answer) {
  same('Cache-Control', answer.all('cache-control'), ['no-store']);
}

function cookies(answer, more) {
  const found = {};
  for (const header of answer.all('set-cookie')) {
    const [pair, ...attributes] = header.split('; ');
    const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
    holds(`cookie ${name} is set once`, !(name in found));
    same(`${name}'s attributes`, attributes.sort(), [...(COOKIES[name] ?? []), ...more].sort());
    found[name] = value;
  }
  same('the cookies', Object.keys(found).sort(), Object.keys(COOKIES).sort());
  return Object.values(Object.fromEntries(Object.keys(COOKIES).map((name) => [name, found[name]])));
}

function tokens(answer) {
  noStore(answer);
  const body = json(answer, 'application/json', {
    access_token: /^[\w-]+\.[\w-]+\.[\w-]+$/,
    token_type: /^Bearer$/,
    expires_in: 'number',
    refresh_expires_in: 'number',
    session_id: 'string',
    server_time: 'number',
  });
  const [fingerprint, refreshToken, marker] = cookies(answer, []);
  holds(`the fingerprint ${fingerprint} is 32 bytes in base64url`, /^[\w-]{43}$/.test(fingerprint));
  holds('a refresh token is in its cookie', refreshToken.length > 43);
  same('the marker', marker, '1');
  same('expires_in', body.expires_in, 300);
  holds(`refresh_expires_in is ${body.refresh_expires_in}, expected 1 to 3600`, body.refresh_expires_in > 0 && body.refresh_expires_in <= 3600);
  accessToken(body, fingerprint);
  return { body, fingerprint };
}

function accessToken(body, fingerprint) {
  const [header, claims] = body.access_token.split('.').slice(0, 2)
    .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString('utf8')));
  same('typ', header.typ, 'at+jwt');
  same('alg', header.alg, 'RS256');
  hasShape('the token', claims, {
    iss: 'string', aud: 'string', sub: 'string', iat: 'number', exp: 'number', jti: 'string', sid: 'string',
    auth_time: 'number', groups: Array, preferred_username: 'string', fgp: 'string', rgn: 'number',
  });
  same('fgp', claims.fgp, createHash('sha256').update(fingerprint, 'ascii').digest('base64url'));
  same('sid', claims.sid, body.session_id);
  same('exp - iat', claims.exp - claims.iat, body.expires_in);
}

function signedIn(answer) {
  const { body, fingerprint } = tokens(answer);
  Object.assign(seen, { session: body.session_id, token: body.access_token, fingerprint });
}

function refreshed(answer) {
  const { body, fingerprint } = tokens(answer);
  same('session_id after a refresh', body.session_id, seen.session);
  same('the fingerprint after a refresh', fingerprint, seen.fingerprint);
  holds('the access token after a refresh is another', body.access_token !== seen.token);
}

function me(answer) {
  noStore(answer);
  const body = json(answer, 'application/json', {
    sub: 'string', username: /^alice$/, roles: Array, sid: 'string', auth_time: 'number', expires_at: RFC_3339,
  });
  same('roles', body.roles, ['clerk']);
  same('sid', body.sid, seen.session);
}

function sessions(answer) {
  noStore(answer);
  const body = json(answer, 'application/json', { sessions: Array });
  for (const session of body.sessions) {
    hasShape('a session', session, {
      id: 'string', created_at: RFC_3339, last_used_at: RFC_3339, expires_at: RFC_3339,
      user_agent: /^curl\//, current: 'boolean',
    });
  }
  same('the current session', body.sessions.filter((one) => one.current).map((one) => one.id), [seen.session]);
}

function signedOut(answer) {
  noStore(answer);
  same('the body', answer.body, '');
  same('the cleared cookies', cookies(answer, ['Max-Age=0']), ['', '', '']);
}

function refused(answer, code, endpoint) {
  const [status, challenge] = REFUSALS[code] ?? [];
  same(`the status of ${code}`, answer.status, status);
  same('WWW-Authenticate', answer.all('www-authenticate'), [challenge]);
  same('Set-Cookie of a refusal', answer.all('set-cookie'), []);
  noStore(answer);
  const body = json(answer, 'application/problem+json', {
    type: 'string', title: 'string', status: 'number', detail: 'string', code: 'string', request_id: /^.{8,}$/,
    ...(endpoint === 'refresh' ? { reason: /^[a-z_]+$/ } : {}),
  });
  same('code', body.code, code);
  same('the body\'s status', body.status, answer.status);
  holds('a refusal says nothing of the token', !seen.token || !answer.body.includes(seen.token.split('.')[2]));
}

function page(answer) {
  same('WWW-Authenticate', answer.all('www-authenticate'), []);
  const type = answer.all('content-type')[0] ?? '';
  if (type.startsWith('application/json')) {
    same('number', JSON.parse(answer.body).number, answer.command.split('/').pop());
  } else {
    holds(`a page has the type ${type}`, type.startsWith('text/html'));
    holds('the page names alice', answer.body.includes('alice'));
  }
}

function check(answer) {
  const [, status, code] = /^(\d{3})(?: ([a-z]+(?:_[a-z]+)+)\b)?/.exec(answer.expected) ?? [];
  holds(`the README's line '# -> ${answer.expected}' starts with a status`, status);
  same('the status', answer.status, Number(status));
  const endpoint = /\/auth\/([a-z]+)/.exec(answer.command)?.[1];
  if (code || answer.status >= 400) {
    refused(answer, code, endpoint);
  } else {
    (ENDPOINTS[endpoint] ?? page)(answer);
  }
}

const folder = process.argv[2];
const numbers = readdirSync(folder).filter((name) => name.endsWith('.answer')).map((name) => name.split('.')[0]).sort();
let passed = 0;
try {
  holds('the README has a tour', numbers.length > 0);
  for (const number of numbers) {
    const answer = read(folder, number);
    step = `${answer.command}\n# -> ${answer.expected}\n`;
    check(answer);
    passed += 1;
  }
} catch (difference) {
  console.error(`${step}  FAILED: ${difference.message}`);
  console.log(`${passed} passed, 1 failed`);
  process.exit(1);
}
console.log(`${passed} passed, 0 failed`);
