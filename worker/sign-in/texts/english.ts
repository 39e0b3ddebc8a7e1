import type { Texts } from "./texts.ts";

export const english: Texts = {
  problem: {
    "bad-email": "This isn’t an e-mail address. Please enter yours, for example ada@example.com.",
    "wrong-token": "The deployment token is not right.",
    "not-listed": "This address isn’t on the list of admins. Ask an owner to add it.",
    "wrong-code": "This code isn’t right. Please check it and try again.",
    "code-over": "This code doesn’t work any more. Please have a new one sent to you.",
    "no-cookie":
      "This browser sent no cookie along, and without it nobody can be signed in. Please allow cookies for this page and begin again. After ten minutes it is gone, too.",
    "email-not-verified":
      "Your identity provider doesn’t vouch for your e-mail address. Please sign in another way.",
    "provider-refused": "Signing in with your company account did not work. Please try again.",
    "provider-unreachable":
      "Your company’s sign-in can’t be reached. Please try again later, or sign in another way.",
    "attempt-over": "That took too long, or this browser refused the cookie. Please try again.",
  },
  refusal: {
    "bad-request": { title: "This link isn’t complete", text: "Please start again from the extension." },
    "unknown-client": {
      title: "Unknown application",
      text: "The application that sent you here isn’t known. Nothing was passed on to it.",
    },
    "unknown-redirect-uri": {
      title: "Unknown extension",
      text: "This extension isn’t registered here, so nothing was passed on to it. IT can add its address to EXTENSION_REDIRECT_URIS.",
    },
    forged: {
      title: "This form didn’t come from here",
      text: "To protect you, it was not carried out. Please open the page again and try once more.",
    },
    insecure: {
      title: "Only over https",
      text: "Please open this page with an address that begins with https://.",
    },
    "too-large": { title: "That was too much", text: "The form is larger than it can be. Please try again." },
    "too-many": { title: "Too many attempts", text: "Please wait a minute, then try again." },
    unavailable: {
      title: "Not available right now",
      text: "Something went wrong on our side. Please try again in a moment.",
    },
  },
  role: { viewer: "may view", editor: "may view and edit", owner: "owner" },
  back: "To sign-in",
  signIn: {
    title: "Sign in",
    intro: "For the admins of Rollcall.",
    provider: "Continue with company account",
    mailTitle: "With a code by e-mail",
    email: "E-mail address",
    mailHint: "We send you a code with eight digits.",
    sendCode: "Send code",
    tokenTitle: "With the deployment token",
    tokenHint: "For IT, when nothing else works. It is the value of ADMIN_TOKEN.",
    firstOwnerTitle: "Set up: become the first owner",
    firstOwnerHint:
      "Nobody is on the list of admins yet. Whoever has the value of ADMIN_TOKEN becomes the first owner.",
    token: "Deployment token",
    submit: "Sign in",
    noMethod: "No way to sign in is set up. IT can set one: see “Signing in” in the README.",
  },
  code: {
    title: "Enter the code",
    intro:
      "If the address is on the list of admins, an e-mail with a code is on its way. It can take a minute; please look in the spam folder, too.",
    label: "Code",
    hint: "Eight digits, good for ten minutes, in this browser only.",
    limit: "Three codes in ten minutes at most; after that, please wait.",
    submit: "Sign in",
    again: "Use another address or get a new code",
  },
  consent: {
    title: "Connect the extension?",
    intro: "The Rollcall extension in this browser wants to act in your name.",
    account: "Signed in as",
    role: "Rights",
    sentTo: "Goes to",
    deviceName: "Name of this device",
    deviceHint: "Under this name you find it in the list of devices, and can disconnect it at any time.",
    allow: "Connect",
    deny: "Cancel",
    warning: "Agree only if you have just pressed “Sign in” in the extension yourself.",
  },
  pair: {
    title: "Connect with a code",
    intro:
      "For browsers in which the extension can’t sign in by itself, such as Safari. Open the extension, choose “Connect with a code”, then create a code here.",
    create: "Create a code",
    codeTitle: "Your code",
    codeIntro: "Type it into the extension:",
    codeLabel: "Pairing code",
    validity: "It is good for ten minutes and once.",
    another: "Create another code",
    warning: "Don’t give it to anybody: whoever types it in acts in your name.",
  },
  signedIn: {
    title: "You are signed in",
    as: (email, role) => `As ${email} (${role}).`,
    next: "You can close this page and go on in the extension.",
    pair: "Connect an extension with a code",
    signOut: "Sign out",
  },
};
