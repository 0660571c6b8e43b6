package org.quietline.bootstrap.demo;

/**
 * Where the demo listens, on this machine alone.
 *
 * @param dashboard the dashboard's port; 0 takes a free one
 * @param simulator the simulator's port; 0 takes a free one
 */
public record DemoPorts(int dashboard, int simulator) {}
