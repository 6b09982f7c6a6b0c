// Paired devices, and how a phone reaches this machine. The same fields as surefoot/service/devices_views.py.

export interface DeviceView {
  id: string;
  name: string;
  paired_at: string;
  seen_at: string;
}

export interface QrView {
  size: number; // units of a side
  path: string; // of the dark squares
}

export interface LinkQrView {
  address: string;
  qr: QrView;
}

export interface AuthorityView {
  links: LinkQrView[];
  fingerprint: string;
  words: string;
}

export interface DevicesView {
  devices: DeviceView[];
  this_device: string; // '' = the machine itself
  trust: "own" | "given" | "proxy" | ""; // '' = nothing listens beyond the machine
  addresses: string[];
  authority: AuthorityView | null;
}

export interface PairingView {
  links: LinkQrView[];
  digits: string;
  until: string;
}
