package org.quietline.adapter.web.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Whom wrong passwords are counted for: an IPv4 address, or an IPv6 network of 64 bits, since one client has all the
 * addresses of it.
 */
final class ClientNetwork {
    private static final int NETWORK_BYTES = 8;
    private static final Pattern IPV6 = Pattern.compile("(?=.*:)[0-9a-fA-F:][0-9a-fA-F:.]*");

    private ClientNetwork() {}

    /** The network of an address; anything else stands for itself. */
    static String of(String address) {
        String bare = address.replaceAll("[\\[\\]]|%.*", "");
        if (!IPV6.matcher(bare).matches()) {
            return address;
        }
        try {
            // An address in digits is never looked up.
            return InetAddress.getByName(bare) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(six.getAddress(), 0, NETWORK_BYTES) + "::/64"
                    : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
